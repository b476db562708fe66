package io.deployguardian.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.json.DomainJson;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may arrive at the webhook, and what is answered. */
@ExtendWith(OneHost.class)
class WebhookDoorTest {

  private static final int MEGABYTE = 1_000_000;

  private final RunningHost host;
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  WebhookDoorTest(RunningHost host) {
    this.host = host;
  }

  @AfterEach
  void the_host_goes_on() {
    assertThat(host.caller().get("/health/ready").status()).isEqualTo(200);
    assertThat(deliver(Delivery.json("ping", object().put("zen", "Design for failure."))).status())
        .isEqualTo(202);
  }

  @Test
  void every_event_with_any_action_and_unknown_fields_is_taken() {
    for (String event : GitHubEvents.NAMES) {
      for (int i = 0; i < 4; i++) {
        ObjectNode payload = anyPayload(event);
        Delivery delivery =
            i % 2 == 0 ? Delivery.json(event, payload) : Delivery.form(event, payload);
        assertThat(deliver(delivery).status())
            .as("seed %d, %s %s", seed, event, payload)
            .isEqualTo(202);
      }
    }
  }

  @Test
  void events_that_are_none_of_ours_register_nothing() {
    ObjectNode payload = Deployed.first().createdPayload();

    Stream.of("push", "deployment_review", "deployment_protection_rule", "not_invented_yet")
        .forEach(
            event ->
                assertThat(
                        deliver(Delivery.json(event, payload)).json().path("acknowledged").asText())
                    .isEqualTo(event));
    payload.put("action", "edited");
    assertThat(deliver(Delivery.json("deployment", payload)).json().has("acknowledged")).isTrue();
    assertThat(host.caller().get("/rollouts").body())
        .doesNotContain("\"repository\":" + payload.at("/repository/id").asLong());
  }

  @Test
  void a_deployment_comes_as_a_form_too() {
    Deployed deployed = Deployed.first().in("nowhere");

    Caller.Answer answer = deliver(Delivery.form("deployment", deployed.createdPayload()));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("rollout").asText()).isEqualTo(deployed.rollout());
  }

  @Test
  void a_tampered_byte_is_401() {
    Delivery delivery = Deployed.first().created();
    for (int i = 0; i < 50; i++) {
      byte[] tampered = delivery.body().clone();
      tampered[random.nextInt(tampered.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(
              host.caller()
                  .deliver(delivery.saying(tampered), Optional.of(delivery.signature()))
                  .status())
          .as("seed %d", seed)
          .isEqualTo(401);
    }
  }

  @Test
  void unsigned_wrongly_signed_and_half_signed_is_401() {
    Deployed deployed = Deployed.first();
    Delivery delivery = deployed.created();
    String signature = delivery.signature();
    Stream.of(
            Optional.<String>empty(),
            Optional.of(""),
            Optional.of("sha256="),
            Optional.of(signature.substring(0, signature.length() - 2)),
            Optional.of(signature.replace("sha256", "sha1")),
            Optional.of(signature.substring("sha256=".length())),
            Optional.of(delivery.signature("another secret")),
            Optional.of("sha256=" + "é".repeat(64)))
        .forEach(
            wrong -> {
              Caller.Answer answer = host.caller().deliver(delivery, wrong);
              assertThat(answer.status()).as("%s", wrong).isEqualTo(401);
              assertThat(answer.body()).doesNotContain(delivery.signature().substring(7));
            });
    assertThat(host.caller().stateOf(deployed)).isEqualTo("none");
  }

  @Test
  void a_signed_body_that_is_cut_off_anywhere_is_400() {
    byte[] whole = Deployed.first().created().body();
    for (int i = 0; i < 30; i++) {
      byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
      assertThat(signed(cut))
          .as("seed %d, %d of %d bytes", seed, cut.length, whole.length)
          .isEqualTo(400);
    }
  }

  @Test
  void signed_bodies_that_say_nothing_are_400() {
    assertThat(signed(new byte[0])).isEqualTo(400);
    Stream.of(" ", "null", "[]", "42", "\"text\"", "{} {}", "{\"a\":1,\"a\":2}", "nul", "\0")
        .forEach(body -> assertThat(signed(body.getBytes(UTF_8))).as(body).isEqualTo(400));
    Stream.of(
            "",
            "payload=",
            "payload=%7B",
            "payload=%7",
            "payload=%GG",
            "other=%7B%7D",
            "payload={}&payload={}")
        .forEach(
            form ->
                assertThat(
                        deliver(
                                new Delivery(
                                    "form",
                                    "push",
                                    "application/x-www-form-urlencoded",
                                    form.getBytes(UTF_8)))
                            .status())
                    .as(form)
                    .isEqualTo(400));
  }

  @Test
  void signed_bodies_that_are_nested_too_deeply_are_400() {
    for (int depth : new int[] {65, 1_000, 100_000, MEGABYTE}) {
      assertThat(signed("[".repeat(depth).getBytes(UTF_8))).isEqualTo(400);
      assertThat(signed(("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(UTF_8)))
          .isEqualTo(400);
    }
  }

  @Test
  void signed_bodies_that_are_no_utf8_are_400() {
    assertThat(signed("{\"action\":\"é\"}".getBytes(ISO_8859_1))).isEqualTo(400);
    assertThat(signed(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'}))
        .isEqualTo(400);
    for (int i = 0; i < 20; i++) {
      byte[] noise = new byte[1 + random.nextInt(500)];
      random.nextBytes(noise);
      noise[0] = (byte) 0xFF;
      assertThat(signed(noise)).as("seed %d", seed).isEqualTo(400);
    }
  }

  @Test
  void seven_megabytes_are_413_whoever_signed_them() {
    Delivery large = Delivery.json("push", new byte[7 * MEGABYTE]);

    assertThat(deliver(large).status()).isEqualTo(413);
    assertThat(host.caller().deliver(large, Optional.empty()).status()).isEqualTo(413);
  }

  @Test
  void five_megabytes_are_read() {
    ObjectNode payload = object().put("action", "created").put("much", "x".repeat(5 * MEGABYTE));

    assertThat(deliver(Delivery.json("push", payload)).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/repository/id",
        "/repository/full_name",
        "/repository",
        "/deployment/id",
        "/deployment/sha",
        "/deployment/environment",
        "/deployment/created_at",
        "/deployment"
      })
  void a_deployment_without_what_a_rollout_needs_is_400_and_says_where(String place) {
    ObjectNode created = Deployed.first().createdPayload();
    ObjectNode reported = Deployed.first().statusPayload("success");

    assertMissing("deployment", created, place);
    assertMissing("deployment_status", reported, place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/deployment_status/id", "/deployment_status/state", "/deployment_status"})
  void a_status_without_what_a_rollout_needs_is_400_and_says_where(String place) {
    assertMissing("deployment_status", Deployed.first().statusPayload("success"), place);
  }

  @Test
  void a_status_that_is_under_way_is_acknowledged_only() {
    Deployed deployed = Deployed.first();
    for (String state : List.of("pending", "queued", "in_progress", "inactive", "waiting", "new")) {
      Delivery delivery = Delivery.json("deployment_status", deployed.statusPayload(state));
      assertThat(deliver(delivery).json().has("acknowledged")).as(state).isTrue();
    }
    assertThat(host.caller().stateOf(deployed)).isEqualTo("none");
  }

  private void assertMissing(String event, ObjectNode payload, String place) {
    int slash = place.lastIndexOf('/');
    ((ObjectNode) payload.at(place.substring(0, slash))).remove(place.substring(slash + 1));
    Caller.Answer answer = deliver(Delivery.json(event, payload));
    assertThat(answer.status()).as("%s without %s", event, place).isEqualTo(400);
    assertThat(answer.json().path("error").asText())
        .contains(place.substring(1).replace('/', '.'))
        .contains("found nothing");
  }

  private Caller.Answer deliver(Delivery delivery) {
    return host.caller().deliver(delivery);
  }

  private int signed(byte[] body) {
    return deliver(Delivery.json(random.nextBoolean() ? "push" : "deployment", body)).status();
  }

  /** Well-formed for its event, with actions and fields that nobody heard of. */
  private ObjectNode anyPayload(String event) {
    Deployed deployed = Deployed.first().in("nowhere");
    ObjectNode payload =
        switch (event) {
          case "deployment" -> deployed.createdPayload();
          case "deployment_status" ->
              deployed.statusPayload(random.nextBoolean() ? "success" : word());
          default -> object();
        };
    if (random.nextBoolean() || !payload.has("action")) {
      // A new alert is ours to tell, and has to be whole.
      boolean maybeNew = random.nextBoolean() && !event.endsWith("_alert");
      payload.put("action", maybeNew ? "created" : word());
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      payload
          .putObject(word())
          .put(word(), random.nextLong())
          .putArray(word())
          .add(word())
          .addNull();
    }
    if (payload.path("deployment") instanceof ObjectNode deployment) {
      deployment.put(word(), random.nextBoolean()).putObject(word()).put(word(), word());
    }
    return payload;
  }

  private String word() {
    int length = 1 + random.nextInt(30);
    return "x"
        + random
            .ints(length, ' ', 0x2FFF)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
  }

  private static ObjectNode object() {
    return DomainJson.mapper().createObjectNode();
  }
}
