package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Webhooks that GitHub could not deliver, however often it was asked to try again. */
public final class UndeliveredWebhooks implements AuditRule {

  private static final String NAME = "undelivered-webhooks";

  /**
   * What GitHub's list says.
   *
   * @param lost deliveries that nobody tries any more, each with its event and what went wrong
   * @param refused why GitHub won't show its list, if it won't
   */
  public record Found(List<String> lost, Optional<String> refused) {

    public static final Found NOTHING = new Found(List.of(), Optional.empty());

    public Found {
      lost = List.copyOf(lost);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Finding> ask(Evidence evidence) {
    Found found = evidence.webhooks();
    return Stream.concat(
            found.refused().map(UndeliveredWebhooks::refusal).stream(),
            found.lost().stream().map(UndeliveredWebhooks::oneLost))
        .toList();
  }

  private static Finding refusal(String why) {
    return new Finding(
        NAME,
        Severity.WARNING,
        "the GitHub App",
        why,
        "look at the App's key and permissions: docs/how-to/connect-github.md");
  }

  private static Finding oneLost(String delivery) {
    return new Finding(
        NAME,
        Severity.WARNING,
        delivery,
        "tried as often as makes sense",
        "see why on the App's page, Advanced, Recent deliveries; then redeliver it there");
  }
}
