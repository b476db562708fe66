package io.deployguardian.benchmarks.peers;

import io.deployguardian.benchmarks.simulation.Watcher;
import java.util.List;

/** All of them, in the order of the tables. */
public final class Peers {

  private Peers() {}

  public static List<Watcher> all() {
    return List.of(new FixedHorizonMannWhitney(), LimitInARow.alarm(), LimitInARow.analysis());
  }
}
