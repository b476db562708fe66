package io.deployguardian.aws.lambda;

import static io.deployguardian.aws.lambda.LambdaAliasTrafficTest.binding;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.testing.Emulator;
import io.deployguardian.aws.testing.OnEmulator;
import io.deployguardian.core.check.Invocations.Invoked;
import io.deployguardian.core.check.Place.Target;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Traffic.State;
import io.deployguardian.core.rollout.Traffic.Write;
import io.deployguardian.core.rollout.Weight;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Against somebody else's idea of Lambda. moto leaves revisions out, so conflicts are tested
 * elsewhere.
 */
@OnEmulator
class LambdaOnEmulatorTest {

  private static final Release OLD = new Release("a", "1");
  private static final Release NEW = new Release("b", "2");

  private static String arn;
  private static LambdaAliasTraffic traffic;
  private static LambdaInvocations invocations;

  @BeforeAll
  static void publishTwoVersionsBehindAnAlias(Emulator emulator) {
    LambdaClient lambda = emulator.client(LambdaClient.builder());
    arn = new PublishedShop(emulator, lambda).arn();
    traffic = new LambdaAliasTraffic((access, region) -> lambda);
    invocations = new LambdaInvocations((access, region) -> lambda);
  }

  @Test
  void shifts_and_brings_back() {
    var shop = binding(arn + ":live");
    var tenth = Split.between(OLD, NEW, new Weight(10));
    State before = traffic.read(shop);
    assertThat(before.shows(Split.allTo(OLD))).isTrue();
    assertThat(traffic.write(shop, tenth, before.revision())).isEqualTo(new Write.Written());
    State during = traffic.read(shop);
    assertThat(during.split()).contains(tenth);
    assertThat(traffic.write(shop, Split.allTo(OLD), during.revision()))
        .isEqualTo(new Write.Written());
    assertThat(traffic.read(shop).split()).contains(Split.allTo(OLD));
  }

  @Test
  void refuses_what_is_not_there() {
    var gone = binding(arn + ":gone");
    State state = traffic.read(gone);
    assertThat(state.split()).isEmpty();
    assertThat(traffic.write(gone, Split.allTo(OLD), state.revision()))
        .isInstanceOf(Write.Refused.class);
  }

  @Test
  void a_payload_reaches_the_version_and_its_answer_comes_back() {
    assertThat(invoke(OLD))
        .isInstanceOfSatisfying(
            Invoked.Answered.class, answer -> assertThat(answer.text()).contains("ping"));
  }

  @Test
  void each_version_answers_for_itself(Emulator emulator) {
    emulator.skipOnMoto("each_version_answers_for_itself", "keeps functions and runs none");
    assertThat(invoke(OLD))
        .isInstanceOfSatisfying(
            Invoked.Answered.class, answer -> assertThat(answer.text()).contains("version one"));
    assertThat(invoke(NEW))
        .isInstanceOfSatisfying(
            Invoked.Answered.class, answer -> assertThat(answer.text()).contains("version two"));
  }

  private static Invoked invoke(Release release) {
    var target = new Target(binding(arn + ":live"), release);
    // A first invocation may have to wait for the image of its runtime.
    return invocations.invoke(target, Optional.empty(), "{\"ping\": true}", Duration.ofSeconds(60));
  }
}
