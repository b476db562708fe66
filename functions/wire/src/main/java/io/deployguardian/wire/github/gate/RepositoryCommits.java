package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Commits;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.CommitsApi;
import io.deployguardian.wire.github.api.rest.CommitsApi.ChangedFile;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The deployed commit beside others, as GitHub compares them. */
final class RepositoryCommits implements Commits {

  /** GitHub tells no more, however many there are. */
  private static final int MOST_FILES = 300;

  /** Not in Git's names, and a way to elsewhere in URLs: a plan may name the base. */
  private static final Pattern NO_NAME = Pattern.compile("^/|//|[.][.]|(?:^|/)[.]|[\\p{Cntrl} ]");

  private final GitHub github;

  RepositoryCommits(GitHub github) {
    this.github = github;
  }

  @Override
  public Answer<Comparison> compare(Subject subject, String base) {
    if (NO_NAME.matcher(base).find()) {
      return Answer.noAnswer("found another text, expected the name of a branch or a commit");
    }
    return Question.ask(
        subject,
        repository ->
            Answer.known(
                comparison(github.commits(repository).compare(base, subject.release().commit()))));
  }

  @Override
  public Answer<String> defaultBranch(Subject subject) {
    return Question.ask(
        subject, repository -> Answer.known(github.commits(repository).defaultBranch()));
  }

  private static Comparison comparison(CommitsApi.Comparison told) {
    List<ChangedFile> files = told.files().orElse(List.of());
    boolean complete = told.files().isPresent() && files.size() < MOST_FILES;
    return new Comparison(told.aheadBy(), told.behindBy(), paths(files), complete);
  }

  /** A file that moved changed both where it was and where it is. */
  private static Set<String> paths(List<ChangedFile> files) {
    return files.stream()
        .flatMap(
            file -> Stream.concat(Stream.of(file.filename()), file.previousFilename().stream()))
        .collect(Collectors.toSet());
  }
}
