package io.deployguardian.core.gate.source;

import io.deployguardian.core.gate.source.Commits.Comparison;
import io.deployguardian.core.rollout.Subject;

/** A guardian without access to GitHub: it exists and says nothing, so nothing is approved. */
public final class Silence {

  private Silence() {}

  /**
   * @param why what is missing
   * @param ledger what the guardian knows of itself
   */
  public static Sources sources(String why, Ledger ledger) {
    return new Sources(
        subject -> Answer.noAnswer(why),
        (subject, scan) -> Answer.noAnswer(why),
        subject -> Answer.noAnswer(why),
        new NoCommits(why),
        subject -> Answer.noAnswer(why),
        (subject, path) -> Answer.noAnswer(why),
        subject -> Answer.noAnswer(why),
        ledger,
        Drills.none(),
        ErrorBudgets.none(),
        Flags.none());
  }

  private record NoCommits(String why) implements Commits {

    @Override
    public Answer<Comparison> compare(Subject subject, String base) {
      return Answer.noAnswer(why);
    }

    @Override
    public Answer<String> defaultBranch(Subject subject) {
      return Answer.noAnswer(why);
    }
  }
}
