package io.deployguardian.wire.github.plan;

import io.deployguardian.core.plan.PlanSource;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused.Ground;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.List;
import java.util.Optional;

/** The plan in the guarded repository, as it was when the deployed commit was made. */
public final class CommittedPlan implements PlanSource {

  /** The first that is there counts. */
  private static final List<String> PATHS =
      List.of(".github/deploy-guardian.yml", ".github/deploy-guardian.yaml");

  private static final int SHORT = 7;

  private final GitHub github;

  public CommittedPlan(GitHub github) {
    this.github = github;
  }

  /**
   * @throws io.deployguardian.wire.github.api.http.GitHubFailure if GitHub can't or won't say; that
   *     is never taken for a commit without a plan, which nobody guards
   */
  @Override
  public Fetched fetch(Subject subject) {
    var repository = Repository.of(subject.repositoryName());
    String commit = subject.release().commit();
    return PATHS.stream()
        .flatMap(path -> found(repository, commit, path).stream())
        .findFirst()
        .orElseGet(() -> absent(repository, commit));
  }

  private Optional<Fetched> found(Repository repository, String commit, String path) {
    return text(repository, commit, path)
        .map(text -> new Fetched.Found(text, document(repository, commit, path)));
  }

  private Optional<String> text(Repository repository, String commit, String path) {
    try {
      return github.contents(repository).file(path, commit);
    } catch (Refused no) {
      if (no.ground() != Ground.INVALID) {
        throw no;
      }
      requireCommit(repository, commit);
      return Optional.of(inPlaceOfPlan(no.why()));
    }
  }

  /**
   * A folder, or a file that is too large to be sent, is a mistake of whoever wrote it, and waiting
   * doesn't mend it. Its description becomes the text: the reader finds that in place of a plan and
   * says so.
   */
  private static String inPlaceOfPlan(String why) {
    return "'" + why.replace("'", "''") + "'";
  }

  private Fetched absent(Repository repository, String commit) {
    requireCommit(repository, commit);
    return new Fetched.Absent(document(repository, commit, PATHS.getFirst()));
  }

  /** GitHub says 404, too, for a repository that it doesn't show us. */
  private void requireCommit(Repository repository, String commit) {
    github.commits(repository).get(commit);
  }

  private static String document(Repository repository, String commit, String path) {
    String abbreviated = commit.substring(0, Math.min(SHORT, commit.length()));
    return repository + "@" + abbreviated + ":" + path;
  }
}
