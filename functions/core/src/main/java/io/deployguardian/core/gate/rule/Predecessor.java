package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Ledger;
import io.deployguardian.core.gate.source.Ledger.Standing;
import io.deployguardian.core.rollout.ServiceKey;
import java.util.Comparator;

/** What became of a candidate's commit in the environment that comes first. */
record Predecessor(Ledger ledger) {

  /** The best that any name tells under which the service may have come there. */
  Answer<Standing> standing(Candidate candidate, String before) {
    Answer<Standing> best = Answer.known(new Standing.Never());
    for (ServiceKey key : candidate.keysIn(before)) {
      best =
          best.then(
              one -> ledger.standing(key, candidate.commit()).map(other -> better(one, other)));
    }
    return best;
  }

  private static Standing better(Standing one, Standing other) {
    return Comparator.comparingInt(Predecessor::rank).compare(one, other) >= 0 ? one : other;
  }

  private static int rank(Standing standing) {
    return switch (standing) {
      case Standing.Never never -> 0;
      case Standing.Gone gone -> 1;
      case Standing.Live live -> 2;
    };
  }
}
