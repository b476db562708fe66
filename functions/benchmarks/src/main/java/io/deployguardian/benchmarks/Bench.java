package io.deployguardian.benchmarks;

import io.deployguardian.benchmarks.peers.Peers;
import io.deployguardian.benchmarks.simulation.Guardian;
import io.deployguardian.benchmarks.simulation.Scenarios;
import io.deployguardian.benchmarks.simulation.Simulation;
import io.deployguardian.benchmarks.simulation.Watcher;
import io.deployguardian.benchmarks.speed.Speed;
import io.deployguardian.core.canary.judge.SequentialJudge;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * {@code scripts/bench judge}: what the judge costs and how often it errs. Times are only reported;
 * exits 1 if the simulation broke a promise, 2 if an option is wrong.
 */
public final class Bench {

  /** The tables are in UTF-8 wherever they go, whatever the terminal says it is. */
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

  private Bench() {}

  /**
   * @param arguments see {@link Options#USAGE}
   */
  public static void main(String... arguments) throws IOException, RunnerException {
    try {
      System.exit(run(Options.parse(page(), List.of(arguments))));
    } catch (Options.Wrong wrong) {
      say(wrong.getMessage());
      System.exit(2);
    }
  }

  private static int run(Options options) throws IOException, RunnerException {
    var figures = new ArrayList<String>();
    var broken = List.<String>of();
    if (options.speed()) {
      say("measuring the speed, for about a minute");
      figures.add(SpeedReport.of(Speed.measure()));
      OUT.println(figures.getLast());
    }
    if (options.simulation()) {
      say("simulating, for some minutes");
      var report = simulate(options.rollouts());
      figures.add(report.markdown());
      OUT.println(figures.getLast());
      broken = report.broken();
    }
    if (options.page().isPresent()) {
      options.page().get().write(String.join("\n", figures));
      Files.writeString(picture(), new Picture().svg());
    }
    broken.forEach(line -> say("a promise is broken: " + line));
    return broken.isEmpty() ? 0 : 1;
  }

  private static SimulationReport simulate(int rollouts) {
    Watcher guardian = new Guardian(new SequentialJudge());
    var watchers = Stream.concat(Stream.of(guardian), Peers.all().stream()).toList();
    var simulation = new Simulation(watchers, rollouts);
    var results = Scenarios.all().stream().map(simulation::run).toList();
    return new SimulationReport(watchers.stream().map(Watcher::name).toList(), rollouts, results);
  }

  private static void say(String line) {
    ERR.println("bench: " + line);
  }

  private static Path picture() {
    return Path.of(
        System.getProperty("deployguardian.judge.picture", "docs/concepts/evidence.svg"));
  }

  /** The page of the docs; scripts/bench says where. */
  private static Path page() {
    return Path.of(System.getProperty("deployguardian.judge.page", "docs/reference/judge.md"));
  }
}
