package io.deployguardian.wire.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.intake.Fact.Outcome;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Severity;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.Decoded.Understood;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub sends, in its own shape, becomes what it should. */
class GoldenDeliveriesTest {

  private static final String TRACE = "72d3162ecc7811e381ab4c9367dc0958";
  private static final String SHA = "f95f852bd8fca8fcc58a9a2d6c842781e32a215e";
  private static final long RUN = 19283746501L;

  private static final Map<String, Fact> FACTS =
      Map.of(
          "deployment.created",
          new Fact.Created(subject("shop", "web:42")),
          "deployment_status.created",
          new Fact.Reported(
              subject("shop", "web:42"),
              Outcome.SUCCEEDED,
              4209916254L,
              Instant.parse("2026-11-20T12:03:05Z"),
              Optional.of(URI.create("https://v42.shop.example"))),
          // A deployment that a workflow's job makes says nothing of its own.
          "deployment_protection_rule.requested",
          new Fact.ApprovalRequested(subject("default", SHA), RUN),
          "deployment_review.approved",
          reviewed(true),
          "deployment_review.rejected",
          reviewed(false),
          "issue_comment.created",
          new Fact.Noted(
              new Event.CommandGiven(
                  origin("comment/1873920374", "2026-11-20T12:52:29Z"),
                  1873920374,
                  218,
                  true,
                  "mona",
                  "/guardian approve the card form was tried by hand")),
          "workflow_run.completed",
          new Fact.Noted(
              new Event.WorkflowRunCompleted(
                  origin("run/" + RUN + "/1", "2026-11-20T12:04:11Z"),
                  RUN,
                  1,
                  "Deploy",
                  "failure",
                  SHA,
                  "main",
                  "push")),
          "secret_scanning_alert.created",
          raised("secret-scanning", 12, "13:10:44", "aws_access_key_id", Severity.CRITICAL),
          "code_scanning_alert.created",
          raised("code-scanning", 10, "13:20:43", "java/sql-injection (high)", Severity.WARNING),
          "dependabot_alert.created",
          raised("dependabot", 20, "13:57:12", "semver (high)", Severity.WARNING));

  @ParameterizedTest
  @MethodSource("handled")
  void tells_its_fact(String name) {
    assertThat(Golden.decoded(name)).isEqualTo(new Understood(FACTS.get(name)));
  }

  @ParameterizedTest
  @MethodSource("acknowledged")
  void is_acknowledged_with_its_action(String name) {
    assertThat(Golden.decoded(name))
        .isEqualTo(new Understood(new Fact.Acknowledged(Golden.event(name), Golden.action(name))));
  }

  @Test
  void none_is_forgotten() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/deliveries"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(all().toList());
    }
    assertThat(FACTS.keySet()).containsExactlyInAnyOrderElementsOf(Golden.HANDLED);
  }

  @ParameterizedTest
  @MethodSource("handled")
  void the_same_fact_in_another_delivery_has_the_same_id(String name) {
    String guid = "00000000-cc78-11e3-81ab-4c9367dc0958";
    assertThat(id(Golden.decoded(name, guid, Golden.body(name))))
        .isEqualTo(id(Golden.decoded(name)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void the_form_that_github_can_send_instead_tells_the_same(String name) {
    var body = new String(Golden.body(name), StandardCharsets.UTF_8);
    assertThat(Payloads.decode(Deliveries.form(Golden.event(name), body), Optional.empty()))
        .isEqualTo(Golden.decoded(name));
  }

  @Property(tries = 5000)
  void a_damaged_delivery_is_never_an_exception(
      @ForAll("names") String name,
      @ForAll @IntRange(max = 6000) int at,
      @ForAll byte damage,
      @ForAll @IntRange(max = 40) int cut) {
    byte[] body = Golden.body(name);
    int from = Math.min(at, body.length);
    int to = Math.min(from + cut, body.length);
    byte[] damaged = new byte[body.length - (to - from) + 1];
    System.arraycopy(body, 0, damaged, 0, from);
    damaged[from] = damage;
    System.arraycopy(body, to, damaged, from + 1, body.length - to);
    assertThat(Golden.decoded(name, Deliveries.GUID, damaged)).isNotNull();
  }

  @Property(tries = 5000)
  void a_delivery_with_another_kind_of_value_somewhere_is_never_an_exception(
      @ForAll("names") String name, @ForAll long seed) {
    assertThat(Golden.decoded(name, json -> Damage.swap(json, new Random(seed)))).isNotNull();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(Golden.HANDLED);
  }

  static Stream<String> handled() {
    return Golden.HANDLED.stream();
  }

  static Stream<String> acknowledged() {
    return Golden.ACKNOWLEDGED.stream();
  }

  static Stream<String> all() {
    return Stream.concat(handled(), acknowledged());
  }

  private static String id(Decoded decoded) {
    return switch (((Understood) decoded).fact()) {
      case Fact.Confirming own -> own.told().subject().id().value();
      case Fact.OfDeployment told -> told.subject().id().value();
      case Fact.Noted noted -> noted.event().id().value();
      case Fact.Acknowledged other -> throw new AssertionError(other);
    };
  }

  private static Fact reviewed(boolean approved) {
    var id = "review/" + RUN + "/9921448362/production/ada/" + approved;
    return new Fact.Noted(
        new Event.DeploymentReviewed(
            origin(id, "2026-11-20T12:00:02Z"), RUN, "production", approved, "ada"));
  }

  private static Fact raised(String kind, long number, String at, String what, Severity severity) {
    var origin = origin("alert/" + kind + "/" + number, "2026-11-20T" + at + "Z");
    return new Fact.Noted(new Event.AlertRaised(origin, kind, number, what, severity));
  }

  private static Origin origin(String fact, String at) {
    var id = new EventId("186853002/" + fact);
    return new Origin(id, Instant.parse(at), 186853002, "octo-org/shop", TRACE);
  }

  private static Subject subject(String service, String artifact) {
    return new Subject(
        new RolloutId("186853002-2145988746-" + service),
        new ServiceKey(186853002, service, "production"),
        "octo-org/shop",
        new Deployment(2145988746L, Instant.parse("2026-11-20T12:00:00Z")),
        new Release(SHA, artifact),
        Optional.empty(),
        Optional.empty(),
        TRACE);
  }
}
