package io.deployguardian.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Agent;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The functions by name, as Lambda would find them. */
final class Functions {

  private static final String PREFIX = "deploy-guardian-";

  private final SortedMap<String, UnaryOperator<JsonNode>> byName = new TreeMap<>();

  private final Runnable afterEach;

  /**
   * @param afterEach runs when an invocation ends, such as the flush of its metrics
   */
  Functions(Runnable afterEach) {
    this.afterEach = afterEach;
  }

  void add(Agent agent, UnaryOperator<JsonNode> function) {
    byName.put(agent.functionName(), function);
  }

  /** The name without the prefix that the functions have on AWS. */
  Optional<String> find(String name) {
    String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    return byName.containsKey(bare) ? Optional.of(bare) : Optional.empty();
  }

  Set<String> names() {
    return byName.keySet();
  }

  JsonNode invoke(String name, JsonNode payload) {
    UnaryOperator<JsonNode> function = byName.get(name);
    if (function == null) {
      throw new IllegalStateException("no function " + name + ", expected one of " + names());
    }
    try {
      return function.apply(payload);
    } finally {
      afterEach.run();
    }
  }
}
