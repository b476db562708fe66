package io.deployguardian.wire.github.plan;

import static io.deployguardian.wire.github.gate.GuardedShop.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.plan.PlanReading;
import io.deployguardian.core.plan.PlanSource.Fetched;
import io.deployguardian.core.plan.PlanSource.Fetched.Absent;
import io.deployguardian.core.plan.PlanSource.Fetched.Found;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure.Elsewhere;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.http.GitHubFailure.Throttled;
import io.deployguardian.wire.github.api.http.GitHubFailure.Unavailable;
import io.deployguardian.wire.github.gate.GuardedShop;
import io.deployguardian.wire.plan.YamlPlanReader;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommittedPlanTest {

  private static final String YML = ".github/deploy-guardian.yml";
  private static final String YAML = ".github/deploy-guardian.yaml";
  private static final String PLANNED = "c".repeat(40);
  private static final String PLACE = "octo-org/shop@ccccccc:";

  private final GuardedShop shop = new GuardedShop();

  @AfterEach
  void close() {
    shop.close();
  }

  private Fetched fetched(GitHub github, String repository, String commit) {
    Subject of = shop.in(repository);
    var subject =
        new Subject(
            of.id(),
            of.key(),
            of.repositoryName(),
            of.deployment(),
            new Release(commit, "2"),
            Optional.empty(),
            Optional.empty(),
            of.trace());
    return new CommittedPlan(github).fetch(subject);
  }

  private Fetched fetched() {
    return fetched(shop.github, GuardedShop.NAME, PLANNED);
  }

  private void planned(String path, String text) {
    shop.repository.commit(PLANNED, "bob", Map.of(path, text));
  }

  private static String problems(Fetched fetched) {
    var reading = new YamlPlanReader().read(((Found) fetched).text());
    return ((PlanReading.Invalid) reading).problems().toString();
  }

  @Test
  void the_plan_is_read_as_it_was_at_the_deployed_commit() {
    planned(YML, "version: 1\n");
    shop.repository.commit("d".repeat(40), "bob", Map.of(YML, "version: 2\n"));
    assertThat(fetched()).isEqualTo(new Found("version: 1\n", PLACE + YML));
  }

  @Test
  void the_longer_ending_will_do_and_the_shorter_one_counts_first() {
    planned(YAML, "version: 1\n");
    assertThat(fetched()).isEqualTo(new Found("version: 1\n", PLACE + YAML));
    String both = "e".repeat(40);
    shop.repository.commit(both, "bob", Map.of(YML, "version: 1\n", YAML, "version: 2\n"));
    assertThat(fetched(shop.github, GuardedShop.NAME, both))
        .isEqualTo(new Found("version: 1\n", "octo-org/shop@eeeeeee:" + YML));
  }

  @Test
  void a_commit_without_a_plan_is_told_from_one_that_nobody_shows_us() {
    assertThat(fetched(shop.github, GuardedShop.NAME, BEFORE))
        .isEqualTo(new Absent("octo-org/shop@aaaaaaa:" + YML));
    assertThatThrownBy(() -> fetched(shop.github, GuardedShop.NAME, "f".repeat(40)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("No commit found");
    assertThatThrownBy(() -> fetched(shop.github, "octo-org/gone", PLANNED))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void where_github_does_not_say_nobody_takes_it_for_no_plan() {
    planned(YML, "version: 1\n");
    shop.standIn.fails(Fault.status(502).on("/contents/"));
    assertThatThrownBy(this::fetched).isInstanceOf(Unavailable.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.brokenJson().on("/contents/"));
    assertThatThrownBy(this::fetched).isInstanceOf(Unavailable.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.slow(Duration.ofSeconds(2)).on("/contents/"));
    var impatient = shop.impatient();
    assertThatThrownBy(() -> fetched(impatient, GuardedShop.NAME, PLANNED))
        .isInstanceOf(Unavailable.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.primaryLimit(shop.now().plusSeconds(1800)).on("/contents/"));
    assertThatThrownBy(this::fetched).isInstanceOf(Throttled.class);
    shop.standIn.heal();
    assertThat(fetched()).isInstanceOf(Found.class);
  }

  @Test
  void a_missing_permission_is_named() {
    shop.standIn.fails(Fault.missingPermission("contents=read").on("/contents/"));
    assertThatThrownBy(this::fetched)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("it takes the permission contents=read");
  }

  @Test
  void a_repository_that_was_renamed_is_said_to_be() {
    shop.standIn.fails(
        Fault.redirect(URI.create("https://api.github.com/repositories/1")).on("/contents/"));
    assertThatThrownBy(this::fetched)
        .isInstanceOf(Elsewhere.class)
        .hasMessageContaining("a repository that was renamed answers so");
  }

  @Test
  void a_text_that_names_no_repository_is_never_asked_for() {
    assertThatThrownBy(() -> fetched(shop.github, "octo-org/../admin", PLANNED))
        .hasMessageContaining("owner/name");
    assertThat(shop.standIn.requests()).isEmpty();
  }

  @Test
  void a_plan_that_is_too_large_is_found_and_refused_by_its_reader() {
    planned(YML, "#".repeat(70_000));
    assertThat(problems(fetched())).contains("70000 bytes", "at most 65536 bytes");
  }

  @Test
  void one_that_github_does_not_send_is_refused_by_its_reader_too() {
    planned(YML, "#".repeat(1_000_001));
    assertThat(((Found) fetched()).text()).hasSizeLessThan(200);
    assertThat(problems(fetched()))
        .contains("found a file of 1000001 bytes, expected at most 1 MB");
  }

  @Test
  void a_folder_in_its_place_is_no_missing_plan() {
    planned(YML + "/README.md", "Here is the plan");
    assertThat(problems(fetched())).contains("found a dir, expected a file");
  }
}
