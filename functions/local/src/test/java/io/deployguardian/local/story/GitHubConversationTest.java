package io.deployguardian.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.githubstandin.StandInRepository;
import io.deployguardian.local.LocalHost;
import io.deployguardian.local.story.GitHub.Delivery;
import io.deployguardian.local.story.GitHub.Deployment;
import io.deployguardian.local.story.Host.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole guardian and a GitHub with a memory, over real HTTP in both directions. */
@Tag("slow")
class GitHubConversationTest {

  private static final String SECRET = "a secret of the tests";
  private static final Version VERSION = Version.good("shop:1.0.0");
  private static final List<String> SEVEN_FAULTS =
      List.of(
          "no_health_checks",
          "no_rollback_plan",
          "missing_monitoring",
          "no_runbook",
          "open_security_findings",
          "no_resource_limits",
          "not_validated_before");

  @TempDir private static Path data;

  private static LocalHost host;
  private static GitHubStandIn gitHub;
  private static GitHub webhooks;
  private static Host guardian;
  private static Pipeline pipeline;
  private static ShopRepository shop;
  private static Narrator narrator;

  @BeforeAll
  static void start() throws Exception {
    host = LocalHost.forDemo(data, Mode.GUARDING, SECRET);
    gitHub = host.gitHub().orElseThrow();
    webhooks = new GitHub(host.base(), SECRET);
    guardian = new Host(host.base());
    narrator = new Narrator(guardian, new PrintStream(OutputStream.nullOutputStream()));
    shop = new ShopRepository(gitHub, Files.readString(Path.of("demo-plan.yml")));
    pipeline = new Pipeline(webhooks, shop, guardian, narrator);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @AfterEach
  void heal() {
    gitHub.heal();
    gitHub.onRedelivery(guid -> 500);
  }

  @Test
  void a_plan_with_all_faults_is_rejected_with_all_of_them_in_what_github_takes() throws Exception {
    Deployment careless = pipeline.mergedCarelessly(VERSION);
    assertThat(pipeline.waits(careless)).isEqualTo("rejected");
    String comment = reviews().getLast().path("comment").asText();
    assertThat(comment).hasSizeLessThanOrEqualTo(1024).contains(SEVEN_FAULTS);
  }

  @Test
  void a_good_one_is_approved() throws Exception {
    assertThat(pipeline.waits(pipeline.merged(VERSION, "Faster"))).isEqualTo("approved");
  }

  @Test
  void with_the_api_down_for_a_while_it_is_still_answered_and_exactly_once() throws Exception {
    int before = reviews().size();
    Deployment deployment = pipeline.merged(VERSION, "Faster");
    // The gate's minutes are seconds here.
    gitHub.fails(Fault.status(502).until(Instant.now().plusSeconds(5)));
    assertThat(pipeline.waits(deployment)).isEqualTo("approved");
    // A second answer has no event to wait for: several rounds of the gate that could give it.
    Thread.sleep(Duration.ofSeconds(5));
    assertThat(reviews()).hasSize(before + 1);
  }

  @Test
  void an_answer_that_github_took_and_nobody_heard_of_is_not_given_twice() throws Exception {
    int before = reviews().size();
    Deployment deployment = pipeline.merged(VERSION, "Faster");
    gitHub.fails(Fault.answerLost().on("POST .*/deployment_protection_rule").times(1));
    assertThat(pipeline.waits(deployment)).isEqualTo("approved");
    // A second answer has no event to wait for: several rounds of the gate that could give it.
    Thread.sleep(Duration.ofSeconds(5));
    assertThat(reviews()).hasSize(before + 1);
  }

  @Test
  void a_failed_delivery_is_asked_for_once_and_taken_once() throws Exception {
    Deployment deployment = pipeline.unheard(VERSION);
    Delivery lost = GitHub.created(deployment);
    List<Integer> answers = new ArrayList<>();
    gitHub.onRedelivery(
        guid -> {
          answers.add(status(lost));
          return answers.getLast();
        });
    gitHub.delivered(lost.id(), "deployment", "created", 502, Instant.now().minusSeconds(600));
    narrator.follow(Pipeline.rolloutOf(deployment), Set.of("Planned"));
    // A second request has no event to wait for: two rounds of the schedule that could make it.
    Thread.sleep(Duration.ofSeconds(11));
    assertThat(answers).containsExactly(202);
    JsonNode rollout = guardian.rollout(Pipeline.rolloutOf(deployment));
    assertThat(rollout.path("timeline").findValuesAsText("decision")).containsOnlyOnce("register");
  }

  @Test
  void a_job_whose_question_never_reached_us_is_answered_all_the_same() throws Exception {
    Deployment deployment = pipeline.merged(VERSION, "Faster");
    repository().protects("production");
    long run = shop.waitingRun(deployment.sha());
    // GitHub's own deployment names no service, and this plan guards none of that name.
    assertThat(narrator.await(() -> shop.answerTo(run)).path("state").asText())
        .isEqualTo("rejected");
  }

  private static StandInRepository repository() {
    return gitHub.repository(GitHub.NAME);
  }

  private static List<JsonNode> reviews() {
    return repository().protectionReviews();
  }

  private static int status(Delivery delivery) {
    try {
      return webhooks.deliver(delivery).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
