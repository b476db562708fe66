package io.deployguardian.core.notification;

import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.rollout.Subject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Our word on GitHub's deployment.
 *
 * @param deployment GitHub's id
 * @param environmentUrl where the release answers
 * @param logUrl where its story is told
 */
public record DeploymentStatus(
    String repositoryName,
    long deployment,
    Word word,
    String description,
    Optional<URI> environmentUrl,
    Optional<URI> logUrl)
    implements Content {

  /** As much as GitHub takes. */
  private static final int LONGEST = 140;

  /** GitHub's states. */
  public enum Word {
    PENDING,
    QUEUED,
    IN_PROGRESS,
    SUCCESS,
    FAILURE,
    INACTIVE
  }

  static Optional<DeploymentStatus> of(Dossier dossier, Optional<URI> checkRun) {
    if (!dossier.isGuarded()) {
      return Optional.empty();
    }
    Subject subject = dossier.subject();
    Standing standing = Standing.of(dossier);
    String why = standing.why().isEmpty() ? "" : ": " + standing.why().getFirst();
    return Optional.of(
        new DeploymentStatus(
            subject.repositoryName(),
            subject.deployment().id(),
            standing.word(),
            Plain.line(standing.sentence() + why, LONGEST),
            standing.word() == Word.SUCCESS ? live(dossier).or(subject::url) : subject.url(),
            checkRun));
  }

  /** The address that everybody uses, which shows this release once it has all of the traffic. */
  private static Optional<URI> live(Dossier dossier) {
    return dossier
        .environment()
        .map(EnvironmentPlan::promotion)
        .flatMap(promotion -> promotion.domain())
        .flatMap(DeploymentStatus::https);
  }

  private static Optional<URI> https(String host) {
    try {
      return Optional.of(new URI("https", host, "/", null)).filter(uri -> uri.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Only a new word or another description is worth a new status. */
  @Override
  public String digest() {
    return Digest.of(word, description);
  }
}
