package io.deployguardian.local;

import io.deployguardian.core.plan.PlanSource;
import io.deployguardian.core.rollout.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One file as the plan of every repository, read anew each time. */
final class FilePlanSource implements PlanSource {

  private final Optional<Path> file;

  FilePlanSource(Optional<Path> file) {
    this.file = file;
  }

  /**
   * A byte that isn't UTF-8 becomes the replacement character, which the plan's reader can complain
   * about.
   */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  @Override
  public Fetched fetch(Subject subject) {
    if (file.isEmpty()) {
      return new Fetched.Absent("--plan, which was not given");
    }
    try {
      return new Fetched.Found(text(file.get()), file.get().getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the plan " + file.get() + " can't be read", e);
    }
  }
}
