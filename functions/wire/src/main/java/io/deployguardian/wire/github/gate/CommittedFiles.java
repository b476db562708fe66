package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Files;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import java.util.Optional;
import java.util.stream.Stream;

/** Files as they are at the deployed commit. */
final class CommittedFiles implements Files {

  private final GitHub github;

  CommittedFiles(GitHub github) {
    this.github = github;
  }

  @Override
  public Answer<Optional<String>> text(Subject subject, String path) {
    if (!isInside(path)) {
      return Answer.known(Optional.empty());
    }
    return Question.ask(
        subject,
        repository ->
            Answer.known(github.contents(repository).file(path, subject.release().commit())));
  }

  /** The path comes from a plan, and becomes a part of a URL: no way up, and none to the root. */
  private static boolean isInside(String path) {
    return Stream.of(path.split("/", -1))
        .noneMatch(step -> step.isBlank() || step.equals(".") || step.equals(".."));
  }
}
