package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.source.Alerts;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.rest.AlertsApi.DependencyAlert;
import io.deployguardian.wire.github.api.rest.AlertsApi.SecretAlert;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What GitHub's three scans found. Where one is switched off GitHub refuses, or finds nothing, and
 * that is a scan that never ran; where we may not ask, nobody knows.
 */
final class RepositoryAlerts implements Alerts {

  private final GitHub github;
  private final CodeScanning codeScanning;
  private final InstantSource clock;

  RepositoryAlerts(GitHub github, InstantSource clock) {
    this.github = github;
    this.codeScanning = new CodeScanning(github);
    this.clock = clock;
  }

  @Override
  public Answer<Scanned> of(Subject subject, Scan scan) {
    return Question.ask(
        subject,
        repository -> {
          try {
            return asked(subject, repository, scan);
          } catch (NotFound | Refused no) {
            return never(no);
          }
        });
  }

  private Answer<Scanned> asked(Subject subject, Repository repository, Scan scan) {
    return switch (scan) {
      case CODE_SCANNING -> codeScanning.of(subject, repository);
      case DEPENDABOT ->
          Question.whole("Dependabot alerts", github.alerts(repository).dependencies())
              .map(alerts -> now(alerts.stream().map(RepositoryAlerts::finding).toList()));
      case SECRET_SCANNING ->
          Question.whole("secret scanning alerts", github.alerts(repository).secrets())
              .map(alerts -> now(alerts.stream().map(RepositoryAlerts::finding).toList()));
    };
  }

  private static Answer<Scanned> never(GitHubFailure no) {
    if (SwitchedOff.isSaidBy(no)) {
      return Answer.known(Scanned.NEVER);
    }
    throw no;
  }

  /** Both watch all the time: they look at each push, and anew whenever they learn something. */
  private Scanned now(List<Finding> open) {
    return new Scanned(Optional.of(clock.instant()), open);
  }

  private static Finding finding(DependencyAlert alert) {
    return new Finding(
        Levels.of(alert.advisory().severity()),
        alert.dependency().library().name(),
        alert.dependency().manifestPath(),
        Links.of(alert.htmlUrl()));
  }

  /** Whatever it opens, somebody who isn't us may hold it. */
  private static Finding finding(SecretAlert alert) {
    return new Finding(
        Level.CRITICAL,
        alert.secretTypeDisplayName().orElse(alert.secretType()),
        "secret scanning alert " + alert.number(),
        Links.of(alert.htmlUrl()));
  }
}
