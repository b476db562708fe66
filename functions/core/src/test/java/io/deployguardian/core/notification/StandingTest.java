package io.deployguardian.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.notification.CheckRun.Phase;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Unguarded;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandingTest {

  @ParameterizedTest
  @MethodSource("states")
  void each_state_is_told_in_a_few_words_that_fit_a_deployment_status(Rollout rollout) {
    Dossier dossier = dossier(rollout, Optional.empty());
    Standing standing = Standing.of(dossier);
    assertThat(standing.sentence()).isNotBlank().hasSizeLessThan(40);
    Optional<DeploymentStatus> status = DeploymentStatus.of(dossier, Optional.empty());
    assertThat(status.isPresent()).isEqualTo(dossier.isGuarded());
    assertThat(status.map(DeploymentStatus::description).orElse("").length())
        .isLessThanOrEqualTo(140);
  }

  @ParameterizedTest
  @MethodSource("states")
  void each_state_has_a_report(Rollout rollout) {
    Report report = Report.of(dossier(rollout, Optional.empty()));
    assertThat(report.sentence()).isNotBlank();
    boolean isForPeople = rollout instanceof Held;
    assertThat(report.phase() == Phase.ACTION_REQUIRED).isEqualTo(isForPeople);
    if (isForPeople) {
      assertThat(report.next()).isNotEmpty();
    }
  }

  @Test
  void nothing_is_owed_before_there_is_a_plan_or_without_one() {
    assertThat(states().filter(state -> !dossier(state, Optional.empty()).isGuarded()))
        .hasOnlyElementsOfTypes(Registered.class, Unguarded.class, Superseded.class);
  }

  @Test
  void a_gate_that_waits_for_a_person_says_for_whom() {
    Planned planned =
        states()
            .filter(Planned.class::isInstance)
            .map(Planned.class::cast)
            .findFirst()
            .orElseThrow();
    var unpublished =
        new Planned(
            planned.subject(), planned.plan(), Optional.empty(), planned.since(), planned.dueAt());
    var awaiting =
        new Gate.Status.Awaiting("tech_lead", Samples.NOON.plusSeconds(60), Samples.NOON);
    var gate = new Gate(planned.id(), 1, 7, Samples.NOON, awaiting, List.of());
    Dossier dossier = dossier(unpublished, Optional.of(gate));
    assertThat(Standing.of(dossier).sentence()).isEqualTo("waits for the consent of tech_lead");
    assertThat(NextSteps.of(dossier))
        .singleElement()
        .extracting(Advice::command)
        .isEqualTo(Optional.of("/guardian approve"));
  }

  @Property
  void no_name_ends_the_marker_before_its_end(@ForAll String name) {
    String marker = IncidentIssue.marker("rollout", new RolloutId(name));
    assertThat(marker).matches("<!-- deploy-guardian:rollout:[A-Za-z0-9._%-]* -->");
  }

  @Property
  void no_two_names_share_a_marker(@ForAll String one, @ForAll String other) {
    boolean same =
        IncidentIssue.marker("rollout", new RolloutId(one))
            .equals(IncidentIssue.marker("rollout", new RolloutId(other)));
    byte[] bytes = one.getBytes(StandardCharsets.UTF_8);
    assertThat(same).isEqualTo(Arrays.equals(bytes, other.getBytes(StandardCharsets.UTF_8)));
  }

  static Stream<Rollout> states() {
    return Samples.everyState().stream();
  }

  private static Dossier dossier(Rollout rollout, Optional<Gate> gate) {
    return new Dossier(new Recorded(3, rollout), List.of(), List.of(), gate, Optional.empty());
  }
}
