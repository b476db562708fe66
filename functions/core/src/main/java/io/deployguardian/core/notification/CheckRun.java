package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * A check run as it should be shown.
 *
 * @param rollout its external id, by which it is found again
 * @param summary Markdown
 * @param completedAt when its rollout came to where it stands, once it is over
 */
public record CheckRun(
    String repositoryName,
    String commit,
    RolloutId rollout,
    String name,
    Phase phase,
    String title,
    String summary,
    Instant startedAt,
    Optional<Instant> completedAt)
    implements Content {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TITLE = 200;

  /** How far it is, and what it came to. */
  public enum Phase {
    QUEUED,
    IN_PROGRESS,
    SUCCESS,
    FAILURE,
    CANCELLED,
    NEUTRAL,
    ACTION_REQUIRED;

    public boolean isOver() {
      return this != QUEUED && this != IN_PROGRESS;
    }
  }

  static Optional<CheckRun> of(Dossier dossier, Typesetter typesetter) {
    if (!dossier.isGuarded()) {
      return Optional.empty();
    }
    Subject subject = dossier.subject();
    Standing standing = Standing.of(dossier);
    Instant started = subject.deployment().createdAt();
    Instant last = dossier.decisions().stream().map(Decision::at).reduce(started, CheckRun::later);
    return Optional.of(
        new CheckRun(
            subject.repositoryName(),
            subject.release().commit(),
            subject.id(),
            Plain.line(
                "Deploy Guardian: "
                    + subject.key().service()
                    + " in "
                    + subject.key().environment(),
                LONGEST_NAME),
            standing.phase(),
            title(subject, standing),
            typesetter.report(Report.of(dossier)),
            started,
            Optional.of(last).filter(at -> standing.phase().isOver())));
  }

  private static String title(Subject subject, Standing standing) {
    return Plain.line(subject.release().artifact() + ": " + standing.sentence(), LONGEST_TITLE);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  @Override
  public String digest() {
    return Digest.of(name, commit, phase, title, summary);
  }
}
