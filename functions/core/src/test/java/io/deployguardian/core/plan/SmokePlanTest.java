package io.deployguardian.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Bypass;
import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.Retries;
import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.testing.SamplePlans;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmokePlanTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Check.Probed HOME = SamplePlans.check("home");
  private static final Release RELEASE = new Release("abc", "12");

  @ParameterizedTest
  @CsvSource({"true,true,true", "true,false,false", "false,true,false", "false,false,false"})
  void private_addresses_need_the_plan_and_the_map(boolean plan, boolean map, boolean allowed) {
    var smoke = new SmokePlan(List.of(HOME), Retries.DEFAULT, SECOND, plan);
    assertThat(smoke.at(Optional.empty(), Optional.of(binding(map)), RELEASE).privateAllowed())
        .isEqualTo(allowed);
    assertThat(smoke.at(Optional.empty(), Optional.empty(), RELEASE).privateAllowed()).isFalse();
  }

  @Test
  void the_url_that_a_deployment_says_comes_before_the_maps() {
    var smoke = new SmokePlan(List.of(HOME), Retries.DEFAULT, SECOND, false);
    var said = Optional.of(URI.create("https://preview.example"));
    assertThat(smoke.at(said, Optional.of(binding(false)), RELEASE).url()).isEqualTo(said);
    assertThat(smoke.at(Optional.empty(), Optional.of(binding(false)), RELEASE).url())
        .contains(URI.create("https://shop-12.example"));
  }

  @Test
  void the_secret_goes_by_the_maps_url_whatever_a_deployment_says() {
    var bypass = Optional.of(new Bypass("x-key", "shop"));
    var smoke = new SmokePlan(List.of(HOME), Retries.DEFAULT, Duration.ZERO, SECOND, false, bypass);
    var said = Optional.of(URI.create("https://preview.example"));
    var place = smoke.at(said, Optional.of(binding(false)), RELEASE);
    assertThat(place.bypass()).isEqualTo(bypass);
    assertThat(place.target().orElseThrow().url()).contains(URI.create("https://shop-12.example"));
  }

  @Test
  void a_release_in_traffic_is_asked_at_once_and_not_loaded() {
    var burst = new LoadCheck("burst", "/", 5, SECOND, SECOND, 0.01, SECOND);
    var smoke =
        new SmokePlan(
            List.of(HOME, burst), Retries.DEFAULT, SECOND, SECOND, false, Optional.empty());
    assertThat(smoke.course().checks()).containsExactly(HOME, burst);
    assertThat(smoke.course().delay()).isEqualTo(SECOND);
    assertThat(smoke.courseInTraffic().checks()).containsExactly(HOME);
    assertThat(smoke.courseInTraffic().delay()).isZero();
  }

  @Test
  void a_workflow_is_no_probes_business() {
    var e2e = new WorkflowCheck("e2e", "e2e.yml", new TreeMap<>(), SECOND);
    var smoke = new SmokePlan(List.of(e2e, HOME), Retries.DEFAULT, SECOND, false);
    assertThat(smoke.workflows()).containsExactly(e2e);
    assertThat(smoke.course().checks()).containsExactly(HOME);
    assertThat(smoke.courseInTraffic().checks()).containsExactly(HOME);
  }

  private static Binding binding(boolean privateProbes) {
    var key = new ServiceKey(4711, "shop", "production");
    return new Binding(
        key, "target", Optional.of("https://shop-{artifact}.example"), privateProbes, Floor.NONE);
  }
}
