package io.deployguardian.core.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a run failed.
 *
 * @param why the message that says so, or that none does
 */
public record Diagnosis(FailureKind kind, String why) {

  private static final int LONGEST = 200;

  /**
   * A run is transient only if each of its failed jobs is: a red test beside a lost runner fails
   * again. Otherwise what the commit can be blamed for is what people have to hear.
   */
  static Diagnosis of(List<FailedJob> jobs) {
    return jobs.stream()
        .map(Diagnosis::of)
        .min(Comparator.comparing(Diagnosis::rank))
        .orElseGet(() -> new Diagnosis(FailureKind.UNKNOWN, "GitHub names no job that failed"));
  }

  /** GitHub adds "exit code 1" to nearly everything, so a message that says something counts. */
  private static Diagnosis of(FailedJob job) {
    String place = job.step().map(step -> job.name() + ", " + step).orElse(job.name());
    return Stream.concat(job.messages().stream(), Stream.of(""))
        .map(message -> new Diagnosis(FailureKind.of(message), place + ": " + shortened(message)))
        .min(Comparator.comparing(Diagnosis::rankOfMessage))
        .orElseThrow();
  }

  private int rank() {
    return kind == FailureKind.UNKNOWN ? FailureKind.TRANSIENT.ordinal() - 1 : 2 * kind.ordinal();
  }

  private int rankOfMessage() {
    return kind.ordinal();
  }

  private static String shortened(String message) {
    String line = message.lines().findFirst().orElse("no message").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
