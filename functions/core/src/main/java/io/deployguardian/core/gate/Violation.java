package io.deployguardian.core.gate;

import java.util.regex.Pattern;

/**
 * Something that a deployment should not go ahead with, one short line each.
 *
 * @param subject what, such as {@code no_health_checks}
 * @param location file and place, such as {@code .github/deploy-guardian.yml services.shop.health},
 *     or whatever else has to change
 * @param impact what may happen to whoever deploys even so
 * @param requirement what has to be
 * @param suggestion what to do
 * @param blocking whether it keeps the deployment back; otherwise it is told, and that is all
 */
public record Violation(
    String subject,
    String location,
    String impact,
    String requirement,
    String suggestion,
    boolean blocking) {

  private static final Pattern SUBJECT = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  public Violation {
    if (!SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException("found " + subject + ", expected " + SUBJECT);
    }
    location = Line.of(location);
    impact = Line.of(impact);
    requirement = Line.of(requirement);
    suggestion = Line.of(suggestion);
  }

  /** The same as advice. */
  Violation asWarning() {
    return new Violation(subject, location, impact, requirement, suggestion, false);
  }

  /** Where, and what to do about it. */
  String what() {
    return location + ": " + suggestion;
  }
}
