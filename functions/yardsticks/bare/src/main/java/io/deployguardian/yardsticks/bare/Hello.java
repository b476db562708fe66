package io.deployguardian.yardsticks.bare;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Named;

/** Says hello, whatever it is told. */
@Named("hello")
public class Hello implements RequestHandler<JsonNode, JsonNode> {

  @Override
  public JsonNode handleRequest(JsonNode payload, Context context) {
    return JsonNodeFactory.instance.objectNode().put("hello", payload.size());
  }
}
