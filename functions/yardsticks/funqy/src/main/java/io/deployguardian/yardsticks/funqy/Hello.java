package io.deployguardian.yardsticks.funqy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.deployguardian.yardsticks.table.Table;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;

/** Says hello, whatever it is told. */
public class Hello {

  @Inject Table table;

  @Funq("hello")
  public JsonNode hello(JsonNode payload) {
    table.read();
    return JsonNodeFactory.instance.objectNode().put("hello", payload.size());
  }
}
