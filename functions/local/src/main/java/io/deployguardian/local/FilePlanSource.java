package io.deployguardian.local;

import io.deployguardian.core.plan.PlanSource;
import io.deployguardian.core.rollout.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One file as the plan of every repository, read anew each time. */
final class FilePlanSource implements PlanSource {

  private final Optional<Path> file;

  FilePlanSource(Optional<Path> file) {
    this.file = file;
  }

  @Override
  public Fetched fetch(Subject subject) {
    if (file.isEmpty()) {
      return new Fetched.Absent("--plan, which was not given");
    }
    try {
      return new Fetched.Found(Files.readString(file.get()), file.get().getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the plan " + file.get() + " can't be read", e);
    }
  }
}
