package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.Subject;
import java.util.Optional;

/** The repository's files at the deployed commit. */
@FunctionalInterface
public interface Files {

  /** A file's text; known and empty where there is no such file. */
  Answer<Optional<String>> text(Subject subject, String path);
}
