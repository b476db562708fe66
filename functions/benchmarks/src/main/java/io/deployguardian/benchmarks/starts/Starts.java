package io.deployguardian.benchmarks.starts;

import io.deployguardian.lambdastandin.ExecutionEnvironment;
import io.deployguardian.lambdastandin.FunctionConfiguration;
import io.deployguardian.lambdastandin.FunctionPackage;
import io.deployguardian.lambdastandin.Outcome;
import io.deployguardian.lambdastandin.PackagedFunction;
import io.deployguardian.lambdastandin.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cold starts of several candidates in turns, so that a slow minute of the machine hits all. */
public final class Starts {

  private static final int WARM = 21;
  private static final double MILLION = 1_000_000;

  private Starts() {}

  /**
   * @param rounds how often each is started
   * @param said after each round
   */
  public static Map<String, Start> measure(List<Candidate> candidates, int rounds, IntConsumer said)
      throws IOException {
    Map<String, List<Start>> starts = new LinkedHashMap<>();
    var log = Files.createTempFile("bench-", ".log");
    try {
      for (int round = 0; round < rounds; round++) {
        for (Candidate candidate : candidates) {
          starts
              .computeIfAbsent(candidate.name(), _ -> new ArrayList<>())
              .add(start(candidate, log));
        }
        said.accept(round + 1);
      }
    } finally {
      Files.delete(log);
    }
    return starts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> Start.medianOf(entry.getValue()),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  private static Start start(Candidate candidate, Path log) throws IOException {
    try (var code = FunctionPackage.unpack(candidate.zip())) {
      var configuration = FunctionConfiguration.of(candidate.name(), candidate.variables());
      return switch (new PackagedFunction(code, configuration).start(log)) {
        case Started.Ready ready -> {
          try (var environment = ready.environment()) {
            yield measured(environment, candidate.payload(), code.bytes());
          }
        }
        case Started.Broken broken ->
            throw new IOException(
                candidate.name() + ": " + broken.error().payload() + "\n" + broken.log());
      };
    }
  }

  private static Start measured(ExecutionEnvironment environment, String payload, long bytes)
      throws IOException {
    double processor = millis(environment.processorTime());
    double first = invoked(environment, payload);
    double[] warm =
        IntStream.range(0, WARM).mapToDouble(_ -> invoked(environment, payload)).toArray();
    return new Start(
        millis(environment.start()),
        processor,
        first,
        Start.median(warm),
        environment.residentKilobytes() * 1024 / MILLION,
        bytes / MILLION);
  }

  /** An error is quick, so it must not be measured. */
  private static double invoked(ExecutionEnvironment environment, String payload) {
    Outcome outcome = environment.invoke(payload);
    if (outcome.failed() || outcome.payload().contains("\"DOWN\"")) {
      throw new IllegalStateException(outcome.payload() + "\n" + environment.log());
    }
    return millis(outcome.took());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / MILLION;
  }
}
