package io.deployguardian.core.notification;

import io.deployguardian.core.notification.Notice.Status;

/**
 * What became of one look at a channel, for people.
 *
 * @param told whether something was told
 */
public record Kept(boolean told, String what) {

  static Kept nothing(String what) {
    return new Kept(false, what);
  }

  static Kept withheld(String why) {
    return nothing("withheld: " + why);
  }

  static Kept of(Notice after, Notice before) {
    return switch (after.status()) {
      case Status.Settled settled when after.told().equals(before.told()) ->
          nothing("nothing is owed");
      case Status.Settled settled -> new Kept(true, "told");
      default -> waiting(after);
    };
  }

  static Kept waiting(Notice notice) {
    return switch (notice.status()) {
      case Status.Settled settled -> nothing("nothing is owed");
      case Status.Withheld withheld -> withheld(withheld.why());
      case Status.Owed owed -> nothing("tried again at " + owed.dueAt() + ": " + owed.why());
      case Status.Taken taken -> nothing("a worker has it until " + taken.until());
    };
  }
}
