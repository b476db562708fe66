package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Invocations;
import io.deployguardian.core.check.Invocations.Invoked;
import io.deployguardian.core.check.LambdaCheck;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.check.Probe.Attempt.Broken;
import io.deployguardian.core.check.Probe.Attempt.Held;
import io.deployguardian.core.rollout.Release;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LambdaProbeTest {

  private static final Place.Target TARGET =
      new Place.Target(Asked.binding(Optional.empty()), new Release("abc", "12"));
  private static final Place PLACE =
      new Place(Optional.empty(), false, Optional.of(TARGET), Optional.empty());

  @Test
  void an_answer_as_expected_holds() {
    assertThat(attempt(new Invoked.Answered("{\"ok\":true,\"more\":[1]}")))
        .isEqualTo(new Held("invoke shop, version 12: answered as expected"));
  }

  @Test
  void the_function_is_given_payload_target_and_time() {
    Invocations invocations =
        (target, function, payload, timeout) ->
            target.equals(TARGET)
                    && function.equals(Optional.of("shop"))
                    && payload.equals("{\"ping\":true}")
                    && timeout.equals(Duration.ofSeconds(3))
                ? new Invoked.Answered("{\"ok\":true}")
                : new Invoked.Failed("asked for something else");
    assertThat(new LambdaProbe(invocations).attempt(check(), PLACE)).isInstanceOf(Held.class);
  }

  @Test
  void another_answer_is_told_without_its_secrets() {
    Broken broken = (Broken) attempt(new Invoked.Answered("{\"ok\":false,\"token\":\"abc123\"}"));
    assertThat(broken.expected()).isEqualTo("/ok: true");
    assertThat(broken.found()).isEqualTo("/ok: false");
    assertThat(broken.excerpt()).startsWith("{\"ok\":false").doesNotContain("abc123");
    assertThat(broken.again()).isTrue();
  }

  @Test
  void a_function_that_broke_is_told_with_what_it_said() {
    Broken broken =
        (Broken) attempt(new Invoked.Broke("Unhandled", "{\"errorMessage\":\"no db\"}"));
    assertThat(broken.found()).isEqualTo("an error of the function: Unhandled");
    assertThat(broken.excerpt()).contains("no db");
    assertThat(broken.again()).isTrue();
  }

  @Test
  void what_is_refused_is_not_asked_again_and_silence_is() {
    Broken refused = (Broken) attempt(new Invoked.Refused("the target's own function", "other"));
    assertThat(refused.found()).isEqualTo("other");
    assertThat(refused.again()).isFalse();
    assertThat(((Broken) attempt(new Invoked.Failed("no answer within 3000 ms"))).again()).isTrue();
  }

  @Test
  void an_answer_without_end_is_none() {
    String long64 = "{\"ok\":true,\"x\":\"" + "y".repeat(70_000) + "\"}";
    assertThat(((Broken) attempt(new Invoked.Answered(long64))).found())
        .isEqualTo("more than 65536 characters");
  }

  @Test
  void without_a_target_nothing_is_invoked() {
    var broken = (Broken) new LambdaProbe(Invocations.NONE).attempt(check(), Asked.nowhere());
    assertThat(broken.expected()).isEqualTo("a target of the guarded map");
  }

  @Test
  void where_there_is_no_lambda_a_check_fails_and_says_so() {
    var broken = (Broken) new LambdaProbe(Invocations.NONE).attempt(check(), PLACE);
    assertThat(broken.found()).isEqualTo("none: there is no Lambda here");
    assertThat(broken.again()).isFalse();
  }

  private static Attempt attempt(Invoked invoked) {
    return new LambdaProbe((target, function, payload, timeout) -> invoked).attempt(check(), PLACE);
  }

  private static LambdaCheck check() {
    return new LambdaCheck(
        "handler",
        Optional.of("shop"),
        "{\"ping\":true}",
        new TreeMap<>(Map.of("/ok", "true")),
        Duration.ofSeconds(3));
  }
}
