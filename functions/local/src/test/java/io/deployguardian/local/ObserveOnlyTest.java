package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Mode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pipeline's own script shifts the traffic; the guardian watches, decides, and touches nothing.
 */
class ObserveOnlyTest {

  private static RunningHost host;

  @BeforeAll
  static void start() {
    host = RunningHost.in(Mode.OBSERVE_ONLY);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void it_decides_against_a_bad_release_records_what_it_withheld_and_touches_no_weight() {
    Deployed good = Deployed.first();
    host.caller().publish(good.artifact(), 0, false);
    host.caller().shift(good, Map.of(good.artifact(), 100));
    host.deploy(good);
    host.awaitState(good, "Soaking");
    host.say("canary-evaluation", "promote", good);
    host.awaitState(good, "Promoted");
    assertThat(withheld(good)).contains("traffic-stage-0", "traffic-promotion");

    Deployed bad = good.then("shop:1.1.0");
    host.caller().publish(bad.artifact(), 0.5, false);
    host.deploy(bad);
    host.awaitState(bad, "Shifting");
    assertThat(host.weightsOf(bad)).isEqualTo(Map.of(good.artifact(), 100));
    long before = revision(bad);
    host.caller().shift(bad, Map.of(good.artifact(), 50, bad.artifact(), 50));
    long byTheScript = revision(bad);
    assertThat(byTheScript).isEqualTo(before + 1);

    host.awaitState(bad, "RollbackFailed");

    assertThat(decisions(bad)).contains("roll back: the canary failed", "rollback failed");
    assertThat(host.caller().rollout(bad).path("why").asText())
        .contains("withheld in observe-only");
    assertThat(withheld(bad)).contains("traffic-rollback");
    assertThat(revision(bad)).isEqualTo(byTheScript);
    assertThat(host.weightsOf(bad)).containsEntry(bad.artifact(), 50);

    host.caller().shift(bad, Map.of(good.artifact(), 100));
    host.awaitState(bad, "RolledBack");
    assertThat(revision(bad)).isEqualTo(byTheScript + 1);
    assertThat(confirmed(good)).isEmpty();
    assertThat(confirmed(bad)).isEmpty();
  }

  @Test
  void a_release_that_nobody_shifts_waits_and_gets_nothing() {
    Deployed first = Deployed.first();
    host.caller().publish(first.artifact(), 0, false);
    host.deploy(first);

    Eventually.see(() -> decisions(first), all -> all.contains("withheld: 100 %, observe-only"));

    assertThat(host.caller().stateOf(first)).isEqualTo("Shifting");
    assertThat(revision(first)).isZero();
  }

  private static long revision(Deployed deployed) {
    return host.caller().weights(deployed).path("revision").asLong();
  }

  private static List<String> decisions(Deployed deployed) {
    return host.caller().rollout(deployed).path("timeline").findValuesAsText("decision");
  }

  private static List<String> withheld(Deployed deployed) {
    return effects(deployed, "why");
  }

  private static List<String> confirmed(Deployed deployed) {
    return host.caller()
        .rollout(deployed)
        .path("effects")
        .valueStream()
        .filter(effect -> effect.path("status").toString().contains("Confirmed"))
        .map(effect -> effect.path("key").asText())
        .toList();
  }

  /** Only a withheld effect says why. */
  private static List<String> effects(Deployed deployed, String field) {
    JsonNode effects = host.caller().rollout(deployed).path("effects");
    return effects
        .valueStream()
        .filter(effect -> effect.path("status").findValue(field) != null)
        .map(effect -> effect.path("key").asText())
        .toList();
  }
}
