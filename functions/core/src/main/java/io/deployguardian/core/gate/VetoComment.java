package io.deployguardian.core.gate;

import io.deployguardian.core.gate.Comment.Point;
import io.deployguardian.core.gate.Outcome.Sort;
import io.deployguardian.core.gate.Readiness.Counts;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import java.util.List;

/**
 * What GitHub shows beside our answer, in the {@link GateAnswers#MOST_CHARACTERS} that it takes.
 * Plans, alerts and names come from strangers: none of their text is ever Markdown.
 */
public final class VetoComment {

  /** What a veto is about that is about several things. */
  private static final String SEVERAL = "not_production_ready";

  /** Of a service's or an environment's name. */
  private static final int LONGEST_NAME = 60;

  private static final String MEND = "To go on: mend what is listed, then deploy again.";
  private static final String AGAIN = "To go on: deploy again once all of this is known.";

  private VetoComment() {}

  /** A veto, with all that keeps the deployment back. */
  public static String of(Subject subject, Readiness readiness) {
    List<Violation> faults = readiness.faults();
    boolean single = faults.stream().map(Violation::subject).distinct().count() == 1;
    return comment(
        "Deploy Guardian vetoes %s: %s"
            .formatted(whatOf(subject), single ? faults.getFirst().subject() : SEVERAL),
        faults.stream().map(Point::of).toList(),
        readiness.outcomes().stream().anyMatch(outcome -> outcome.sort() == Sort.VETO)
            ? MEND
            : AGAIN);
  }

  /** An approval that no rule was asked about. */
  public static String brokenGlass(Subject subject, ByHand hand) {
    var point = new Point(Markdown.name(Room.head(hand.by(), LONGEST_NAME)), "", hand.reason());
    return comment(
        "Deploy Guardian lets %s through, unchecked: break-glass".formatted(whatOf(subject)),
        List.of(point),
        "");
  }

  /** An approval, with what was not worth a veto. */
  public static String approval(Subject subject, Readiness readiness) {
    Counts counts = readiness.counts();
    return comment(
        "Deploy Guardian approves %s: %s passed, %s, %d skipped"
            .formatted(
                whatOf(subject),
                counted(counts.pass(), "check"),
                counted(counts.warning(), "warning"),
                counts.skipped()),
        readiness.warnings().stream().map(Point::of).toList(),
        "");
  }

  private static String comment(String first, List<Point> points, String last) {
    return new Comment(first, points, last).within(GateAnswers.MOST_CHARACTERS);
  }

  private static String whatOf(Subject subject) {
    ServiceKey key = subject.key();
    return named(key.service()) + " in " + named(key.environment());
  }

  private static String named(String name) {
    return Markdown.name(Room.head(name, LONGEST_NAME));
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
