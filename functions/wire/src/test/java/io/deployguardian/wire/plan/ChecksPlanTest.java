package io.deployguardian.wire.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.check.Bypass;
import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.LambdaCheck;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.Pauses;
import io.deployguardian.core.check.Retries;
import io.deployguardian.core.check.SecurityHeadersCheck;
import io.deployguardian.core.check.TlsCheck;
import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.rollout.ServiceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a plan's smoke test says beyond a GET. */
class ChecksPlanTest {

  private static final Duration USUAL = Duration.ofSeconds(10);

  @Test
  void each_kind_of_check_is_read_as_it_is_written() {
    SmokePlan smoke = smoke(CheckTexts.ALL);
    assertThat(smoke.checks())
        .containsExactly(
            get("health", "/health", Duration.ofSeconds(5)),
            new TlsCheck(
                "certificate",
                Optional.of("https://shop.example/"),
                Duration.ofDays(21),
                Duration.ofSeconds(3)),
            new LambdaCheck(
                "handler",
                Optional.of("shop"),
                "{\"ping\":true,\"n\":[1,\"2\",-3.5,null,\"007\"]}",
                new TreeMap<>(Map.of("/ok", "true")),
                USUAL),
            new LoadCheck(
                "burst", "/", 7, Duration.ofSeconds(20), Duration.ofMillis(250), 0.02, USUAL),
            new WorkflowCheck(
                "e2e",
                "e2e.yml",
                new TreeMap<>(Map.of("suite", "smoke", "shards", "4")),
                Duration.ofMinutes(45)),
            new SecurityHeadersCheck("security-headers", "/", USUAL),
            get("metrics", "/metrics", USUAL));
    assertThat(smoke.delay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(smoke.bypass()).contains(new Bypass("x-vercel-protection-bypass", "shop-bypass"));
    assertThat(smoke.retries()).isEqualTo(new Retries(3, new Pauses.Every(Duration.ofSeconds(10))));
  }

  @Test
  void a_check_that_says_least_gets_the_defaults() {
    assertThat(
            read(
                "{name: a, tls: {}}",
                "{name: b, lambda: {}}",
                "{name: c, load: {path: /}}",
                "{name: d, workflow: {file: e.yml}}"))
        .containsExactly(
            new TlsCheck("a", Optional.empty(), Duration.ofDays(14), USUAL),
            new LambdaCheck("b", Optional.empty(), "{}", new TreeMap<>(), USUAL),
            new LoadCheck("c", "/", 5, USUAL, Duration.ofMillis(500), 0.01, USUAL),
            new WorkflowCheck("d", "e.yml", new TreeMap<>(), Duration.ofMinutes(30)));
  }

  @Test
  void the_defaults_that_the_schema_shows_are_those_that_hold() {
    JsonNode check = PlanSchema.json().at("/$defs/check/properties");
    assertThat(
            read(
                spelled("tls", check),
                spelled("load", check, "path: /"),
                spelled("workflow", check, "file: e.yml")))
        .isEqualTo(
            read(
                "{name: tls, tls: {}}",
                "{name: load, load: {path: /}}",
                "{name: workflow, workflow: {file: e.yml}}"));
  }

  @Test
  void presets_come_with_the_checks_and_not_instead_of_them() {
    SmokePlan without = smoke(CheckTexts.ALL.replace("presets: [security-headers, metrics]", ""));
    assertThat(without.checks()).hasSize(5).noneMatch(SecurityHeadersCheck.class::isInstance);
  }

  @Property(tries = 2000)
  void a_damaged_plan_is_a_reading_and_never_an_exception(
      @ForAll @IntRange(max = 1000) int at,
      @ForAll char damage,
      @ForAll @IntRange(max = 30) int cut) {
    int from = Math.min(at, CheckTexts.ALL.length());
    int to = Math.min(from + cut, CheckTexts.ALL.length());
    String text = CheckTexts.ALL.substring(0, from) + damage + CheckTexts.ALL.substring(to);
    assertThat(new YamlPlanReader().read(text)).isNotNull();
  }

  /** A check of a kind with all of its defaults written out. */
  private static String spelled(String kind, JsonNode check, String... more) {
    var keys = new ArrayList<>(List.of(more));
    check
        .at("/" + kind + "/properties")
        .properties()
        .forEach(
            key -> {
              if (key.getValue().has("default")) {
                keys.add(key.getKey() + ": " + key.getValue().get("default").asText());
              }
            });
    assertThat(keys.size()).isGreaterThan(more.length);
    return "{name: " + kind + ", " + kind + ": {" + String.join(", ", keys) + "}}";
  }

  private static HttpCheck get(String name, String path, Duration timeout) {
    return new HttpCheck(
        name, path, 200, new TreeMap<>(), new TreeMap<>(), Optional.empty(), timeout);
  }

  private static List<Check> read(String... checks) {
    return smoke(
            "services: {shop: {environments: {production: {smoke: {checks: ["
                + String.join(", ", checks)
                + "]}}}}}")
        .checks();
  }

  private static SmokePlan smoke(String text) {
    var reading = new YamlPlanReader().read(text);
    assertThat(reading).isInstanceOf(Valid.class);
    return ((Valid) reading)
        .plan()
        .of(new ServiceKey(1, "shop", "production"))
        .orElseThrow()
        .smoke();
  }
}
