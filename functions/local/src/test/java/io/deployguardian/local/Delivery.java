package io.deployguardian.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One call of GitHub's, which may be made again. */
record Delivery(String guid, String event, String contentType, byte[] body) {

  static final String SECRET = "a secret of the tests";

  static Delivery json(String event, JsonNode payload) {
    return json(event, DomainJson.write(payload).getBytes(StandardCharsets.UTF_8));
  }

  static Delivery json(String event, byte[] body) {
    return new Delivery(UUID.randomUUID().toString(), event, "application/json", body);
  }

  static Delivery form(String event, JsonNode payload) {
    String form = "payload=" + URLEncoder.encode(DomainJson.write(payload), StandardCharsets.UTF_8);
    return new Delivery(
        UUID.randomUUID().toString(),
        event,
        "application/x-www-form-urlencoded",
        form.getBytes(StandardCharsets.US_ASCII));
  }

  Delivery saying(byte[] other) {
    return new Delivery(guid, event, contentType, other);
  }

  String signature() {
    return signature(SECRET);
  }

  String signature(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each JDK has HmacSHA256", e);
    }
  }
}
