package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Reviews;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.Account;
import io.deployguardian.wire.github.api.rest.PullsApi.Pull;
import io.deployguardian.wire.github.api.rest.PullsApi.Review;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The pull requests that brought a commit, and who approved them. */
final class PullRequestReviews implements Reviews {

  private static final String APPROVED = "APPROVED";

  /** A comment takes no approval back, as at GitHub. */
  private static final Set<String> DECIDING = Set.of(APPROVED, "CHANGES_REQUESTED", "DISMISSED");

  /** Whose account is gone. */
  private static final String GHOST = "ghost";

  private final GitHub github;

  PullRequestReviews(GitHub github) {
    this.github = github;
  }

  @Override
  public Answer<List<PullRequest>> of(Subject subject) {
    String commit = subject.release().commit();
    return Question.ask(
        subject,
        repository ->
            Answer.known(
                github.commits(repository).pulls(commit).stream()
                    .filter(pull -> pull.mergedAt().isPresent())
                    .map(pull -> reviewed(repository, pull))
                    .toList()));
  }

  private PullRequest reviewed(Repository repository, Pull pull) {
    return new PullRequest(
        pull.number(),
        pull.user().map(Account::login).orElse(GHOST),
        approvers(github.pulls(repository).reviews(pull.number())));
  }

  /** The latest review of each person counts; that a bot approved says that nobody looked. */
  private static Set<String> approvers(List<Review> oldestFirst) {
    Map<String, String> latest = new HashMap<>();
    oldestFirst.stream()
        .filter(review -> DECIDING.contains(review.state()))
        .forEach(
            review ->
                review
                    .user()
                    .filter(user -> !user.isBot())
                    .ifPresent(user -> latest.put(user.login(), review.state())));
    return latest.entrySet().stream()
        .filter(last -> last.getValue().equals(APPROVED))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
