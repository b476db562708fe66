package io.deployguardian.wire.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Decision;

/** The decision log as JSON Lines: one decision, one line. */
public final class DecisionJson {

  private DecisionJson() {}

  /** One line, without its line feed. Several sources are told apart by commas. */
  public static String line(Decision decision) {
    return DomainJson.write(tree(decision));
  }

  /** The same as a tree. */
  public static ObjectNode tree(Decision decision) {
    ObjectNode line = DomainJson.mapper().createObjectNode();
    line.put("timestamp", decision.at().toString());
    line.put("agent", decision.agent().functionName());
    line.put("decision", decision.decision());
    line.put("iteration", decision.iteration());
    line.put("source_document", String.join(", ", decision.sources()));
    line.set("previous_artifacts", DomainJson.tree(decision.previous()));
    line.set("details", DomainJson.tree(decision.details()));
    line.put("rollout", decision.rollout().value());
    line.put("state", decision.state());
    return line;
  }
}
