package io.deployguardian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A plan that is as quick as plans may be: its soaks and intervals are the shortest that the limits
 * allow.
 */
final class TestPlan {

  /** No latency metric: how fast a busy machine answers is not what these tests are about. */
  private static final String ENVIRONMENT =
      """
            %s:
              smoke:
                limit: 15s
                privateProbes: true
                retries: { attempts: 3, first: 100ms, longest: 300ms }
                checks:
                  - { name: health, path: /health, status: 200, json: { /status: UP }, slowest: 10s, timeout: 10s }
              canary:
                interval: 1s
                delay: 1s
                patience: 60s
                stages:
                  - { weight: 50, soak: %s }
                  - { weight: 100 }
                metrics:
                  - { name: error-rate, kind: ratio, direction: increase, threshold: 5%%, absoluteTolerance: 5%% }
              hold: 5m
      """
          .replaceAll("(?m)^", "      ");

  private TestPlan() {}

  /** Production and qa soak for a second, staging for longer than any test takes. */
  static String text() {
    return """
        version: 1
        services:
          shop:
            environments:
        """
        + ENVIRONMENT.formatted("production", "1s")
        + ENVIRONMENT.formatted("qa", "1s")
        + ENVIRONMENT.formatted("staging", "10m");
  }

  static Path in(Path folder) {
    return write(folder, text());
  }

  static Path write(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("plan.yml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
