package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.RolloutId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An issue about an incident, as it should be.
 *
 * @param marker the first line of the body, which nobody sees and by which it is found again
 * @param body Markdown, which begins with the marker
 * @param resolution what is said when it is closed; empty while it is open
 */
public record IncidentIssue(
    String repositoryName, String marker, String title, String body, Optional<String> resolution)
    implements Content {

  public static final String LABEL = "deploy-guardian-incident";

  private static final int LONGEST_TITLE = 200;

  static Optional<IncidentIssue> of(Dossier dossier, Typesetter typesetter) {
    return IncidentReport.of(dossier)
        .map(
            incident ->
                new IncidentIssue(
                    dossier.subject().repositoryName(),
                    marker("rollout", dossier.subject().id()),
                    Plain.line("Production incident: " + incident.title(), LONGEST_TITLE),
                    marker("rollout", dossier.subject().id())
                        + "\n"
                        + typesetter.incident(incident),
                    Optional.of(incident)
                        .filter(IncidentReport::isResolved)
                        .map(
                            resolved ->
                                marker("resolved", dossier.subject().id())
                                    + "\n"
                                    + typesetter.resolution(resolved))));
  }

  /** The first line of the comment that closes it. */
  public Optional<String> resolutionMarker() {
    return resolution.map(text -> text.lines().findFirst().orElseThrow());
  }

  /**
   * A rollout's id holds the service's name, which is a stranger's: it must not end the comment.
   */
  static String marker(String kind, RolloutId rollout) {
    var name = new StringBuilder();
    for (byte one : rollout.value().getBytes(StandardCharsets.UTF_8)) {
      boolean plain = Character.isLetterOrDigit(one) && one > 0 || one == '-' || one == '.';
      name.append(plain || one == '_' ? (char) one : String.format("%%%02X", one));
    }
    return "<!-- deploy-guardian:" + kind + ":" + name + " -->";
  }

  @Override
  public String digest() {
    return Digest.of(title, body, resolution.orElse(""));
  }
}
