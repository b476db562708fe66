package io.deployguardian.wire.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.intake.Fact;
import io.deployguardian.wire.github.Decoded.Malformed;
import io.deployguardian.wire.github.Decoded.Understood;
import io.deployguardian.wire.json.DomainJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BodyTest {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  @ParameterizedTest
  @MethodSource("broken")
  void what_is_no_json_object_is_malformed(String type, byte[] body, String place, String found) {
    assertThat(
            Payloads.decode(
                new Delivery("deployment", Deliveries.GUID, type, body), Optional.empty()))
        .isInstanceOfSatisfying(
            Malformed.class,
            m -> {
              assertThat(m.place()).isEqualTo(place);
              assertThat(m.found()).isEqualTo(found);
            });
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(JSON, bytes(""), "body", "nothing"),
        Arguments.of(JSON, bytes("[]"), "body", "a list"),
        Arguments.of(JSON, bytes("null"), "body", "nothing"),
        Arguments.of(JSON, bytes("\"x\""), "body", "text"),
        Arguments.of(JSON, bytes("7"), "body", "a number"),
        Arguments.of(
            JSON,
            bytes("{\"action\":\"created\",\n\"deployment\":{"),
            "body line 2, column 15",
            "broken JSON"),
        Arguments.of(JSON, bytes("{} {}"), "body line 1, column 4", "broken JSON"),
        Arguments.of(JSON, bytes("{'a':1}"), "body line 1, column 2", "broken JSON"),
        Arguments.of(
            JSON,
            bytes("{\"a\":1,\"a\":2}"),
            "body line 1, column 11",
            "a key for the second time"),
        Arguments.of(
            JSON,
            bytes("{\"a\":".repeat(100)),
            "body",
            "more than can be read, such as nesting deeper than 64"),
        Arguments.of(
            JSON,
            bytes("[".repeat(100_000)),
            "body",
            "more than can be read, such as nesting deeper than 64"),
        Arguments.of(
            JSON,
            new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            "body",
            "bytes that are no UTF-8"),
        Arguments.of(
            JSON,
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            "body",
            "bytes that are no UTF-8"),
        Arguments.of(null, bytes("payload={}"), "body line 1, column 1", "broken JSON"),
        Arguments.of(FORM, bytes("{}"), "body", "a form without one payload"),
        Arguments.of(FORM, bytes("payload=%7"), "body", "a form without one payload"),
        Arguments.of(FORM, bytes("payload=%zz"), "body", "a form without one payload"),
        Arguments.of(FORM, bytes("payload={}&payload={}"), "body", "a form without one payload"),
        Arguments.of(FORM, bytes("payload=%ff"), "body", "bytes that are no UTF-8"),
        Arguments.of(FORM, bytes("payload="), "body", "nothing"));
  }

  @Test
  void a_problem_never_quotes_the_body() {
    Decoded decoded =
        Payloads.decode(
            new Delivery("push", "x", JSON, bytes("{\"token\": hunter2}")), Optional.empty());
    assertThat(decoded.toString()).doesNotContain("hunter2").contains("line 1");
  }

  @ParameterizedTest
  @CsvSource({",guid,X-GitHub-Event", "push,,X-GitHub-Delivery", "'a\nb',guid,X-GitHub-Event"})
  void a_delivery_names_its_event_and_itself(String event, String guid, String place) {
    assertThat(Payloads.decode(new Delivery(event, guid, JSON, bytes("{}")), Optional.empty()))
        .isInstanceOfSatisfying(Malformed.class, m -> assertThat(m.place()).isEqualTo(place));
  }

  @Test
  void the_trace_is_the_guid_or_a_hash_of_whatever_stands_there() {
    assertThat(Subjects.traceOf(Deliveries.GUID)).isEqualTo("72d3162ecc7811e381ab4c9367dc0958");
    assertThat(Subjects.traceOf("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    assertThat(Subjects.traceOf("0".repeat(32)))
        .matches("[0-9a-f]{32}")
        .isNotEqualTo("0".repeat(32));
  }

  @Property(tries = 5000)
  void random_bytes_are_never_an_exception(
      @ForAll @Size(max = 64) byte[] body, @ForAll boolean form) {
    assertThat(
            Payloads.decode(
                new Delivery("deployment", "g", form ? FORM : JSON, body), Optional.empty()))
        .isNotNull();
  }

  @Property(tries = 5000)
  void a_damaged_payload_is_never_an_exception(
      @ForAll @IntRange(max = 1500) int at,
      @ForAll byte damage,
      @ForAll @IntRange(max = 20) int cut,
      @ForAll boolean form) {
    Delivery whole =
        form
            ? Deliveries.form("deployment_status", Deliveries.STATUS)
            : Deliveries.json("deployment_status", Deliveries.STATUS);
    byte[] body = whole.body();
    int from = Math.min(at, body.length);
    int to = Math.min(from + cut, body.length);
    byte[] damaged = new byte[body.length - (to - from) + 1];
    System.arraycopy(body, 0, damaged, 0, from);
    damaged[from] = damage;
    System.arraycopy(body, to, damaged, from + 1, body.length - to);
    assertThat(
            Payloads.decode(
                new Delivery(whole.event(), whole.guid(), whole.contentType(), damaged),
                Optional.empty()))
        .isNotNull();
  }

  @Property(tries = 1000)
  void what_a_pipeline_writes_into_its_payload_is_never_an_exception(@ForAll String payload) {
    String text = DomainJson.write(payload);
    String body =
        Deliveries.DEPLOYMENT.replace("{\"service\": \"shop\", \"artifact\": \"web:42\"}", text);
    Decoded decoded = Payloads.decode(Deliveries.json("deployment", body), Optional.empty());
    if (!payload.stripLeading().startsWith("{")) {
      assertThat(decoded)
          .isInstanceOfSatisfying(
              Understood.class, u -> assertThat(u.fact()).isInstanceOf(Fact.Created.class));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
