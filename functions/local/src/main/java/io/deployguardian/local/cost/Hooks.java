package io.deployguardian.local.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.local.SteppedHost;
import io.deployguardian.wire.json.DomainJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks, signed and delivered to the intake's function URL. */
record Hooks(SteppedHost host, String secret) {

  void deliver(String event, ObjectNode payload) {
    String body = DomainJson.write(payload);
    ObjectNode request = DomainJson.mapper().createObjectNode();
    request.put("rawPath", "/webhook").put("body", body).put("isBase64Encoded", false);
    request.putObject("requestContext").putObject("http").put("method", "POST");
    request
        .putObject("headers")
        .put("content-type", "application/json")
        .put("x-github-event", event)
        .put("x-github-delivery", UUID.randomUUID().toString())
        .put("x-hub-signature-256", "sha256=" + sign(body));
    JsonNode answer = host.receive(request);
    if (answer.path("statusCode").asInt() != 202) {
      throw new IllegalStateException(event + ": found the answer " + answer + ", expected 202");
    }
  }

  private String sign(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each JDK has HmacSHA256", e);
    }
  }
}
