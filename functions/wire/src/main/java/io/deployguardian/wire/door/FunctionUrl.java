package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.door.IntakeDoor.Answer;
import io.deployguardian.wire.door.IntakeDoor.Request;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.BadPayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The intake behind a Lambda function URL: payload format 2.0 in and out, or a manual payload.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">Invoking
 *     function URLs</a>
 */
public final class FunctionUrl {

  private final IntakeDoor door;

  public FunctionUrl(IntakeDoor door) {
    this.door = door;
  }

  public JsonNode enter(JsonNode event) {
    if (event != null && event.path("requestContext").has("http")) {
      return encode(received(event));
    }
    if (event != null && event.has("probe")) {
      return door.health();
    }
    try {
      return door.dryRun(event);
    } catch (BadPayload bad) {
      return Door.error(bad.getMessage());
    }
  }

  /** What the door itself throws goes on to Lambda, whose URL answers 5xx then. */
  private Answer received(JsonNode event) {
    Request request;
    try {
      request = decode(event);
    } catch (IllegalArgumentException notBase64) {
      return new Answer(400, Door.error("body: found no Base64, expected it"));
    }
    return door.receive(request);
  }

  private static Request decode(JsonNode event) {
    Map<String, String> headers = new TreeMap<>();
    event
        .path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue().asText()));
    String body = event.path("body").asText("");
    return new Request(
        event.path("requestContext").path("http").path("method").asText(),
        event.path("rawPath").asText("/"),
        headers,
        event.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8),
        false);
  }

  private static ObjectNode encode(Answer answer) {
    ObjectNode http = DomainJson.mapper().createObjectNode();
    http.put("statusCode", answer.status());
    http.putObject("headers").put("content-type", "application/json");
    http.put("body", DomainJson.write(answer.body()));
    return http.put("isBase64Encoded", false);
  }
}
