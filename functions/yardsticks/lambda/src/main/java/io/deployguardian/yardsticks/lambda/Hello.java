package io.deployguardian.yardsticks.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.deployguardian.yardsticks.table.Table;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Says hello, whatever it is told. */
@Named("hello")
public class Hello implements RequestHandler<JsonNode, JsonNode> {

  @Inject Table table;

  @Override
  public JsonNode handleRequest(JsonNode payload, Context context) {
    table.read();
    return JsonNodeFactory.instance.objectNode().put("hello", payload.size());
  }
}
