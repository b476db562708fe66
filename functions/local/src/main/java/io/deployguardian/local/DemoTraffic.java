package io.deployguardian.local;

import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Traffic;
import io.deployguardian.core.rollout.Weight;
import io.deployguardian.local.demo.DemoRouter;
import io.deployguardian.local.demo.Route;
import io.deployguardian.local.demo.Shift;
import io.deployguardian.local.demo.Weights;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The demo's router as a traffic target. */
final class DemoTraffic implements Traffic {

  private final DemoRouter router;

  DemoTraffic(DemoRouter router) {
    this.router = router;
  }

  @Override
  public State read(Binding binding) {
    Weights weights = router.read(route(binding));
    var shares = new TreeMap<String, Weight>();
    weights.byArtifact().forEach((artifact, percent) -> shares.put(artifact, new Weight(percent)));
    return new State(
        String.valueOf(weights.revision()),
        shares.isEmpty() ? Optional.empty() : Optional.of(new Split(shares)));
  }

  @Override
  public Write write(Binding binding, Split split, String revision) {
    Map<String, Integer> percents =
        split.weights().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, share -> share.getValue().percent()));
    return switch (router.write(route(binding), percents, Long.parseLong(revision))) {
      case Shift.Written written -> new Write.Written();
      case Shift.Conflict conflict -> new Write.Conflict();
    };
  }

  static Route route(Binding binding) {
    return new Route(
        String.valueOf(binding.key().repository()),
        binding.key().service(),
        binding.key().environment());
  }
}
