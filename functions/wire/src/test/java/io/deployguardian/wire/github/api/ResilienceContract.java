package io.deployguardian.wire.github.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.deployguardian.githubstandin.Fault;
import io.deployguardian.githubstandin.Recorded;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.http.GitHubFailure.Elsewhere;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused.Ground;
import io.deployguardian.wire.github.api.http.GitHubFailure.Throttled;
import io.deployguardian.wire.github.api.http.GitHubFailure.Unavailable;
import io.deployguardian.wire.github.api.http.Patience;
import io.deployguardian.wire.github.api.rest.CommitsApi.Commit;
import io.deployguardian.wire.github.api.rest.IssuesApi.IssueChange;
import io.deployguardian.wire.github.api.rest.IssuesApi.NewIssue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GitHub is slow, broken, strict or gone. */
public abstract class ResilienceContract {
  private static final NewIssue ISSUE = new NewIssue("Rolled back", "Why", List.of());

  private final Octo octo = new Octo();

  @AfterEach
  void close() {
    octo.close();
  }

  private Commit read() {
    return octo.github.commits(Octo.SHOP).get(Octo.SECOND);
  }

  private List<Recorded> reads() {
    return octo.standIn.requests("GET /repos/octo-org/shop/commits/");
  }

  @Test
  void a_read_is_tried_again_until_it_works() {
    octo.standIn.fails(Fault.status(502).on("/commits/").times(2));
    assertThat(read().sha()).isEqualTo(Octo.SECOND);
    assertThat(reads()).hasSize(3);
  }

  @Test
  void a_read_is_not_tried_for_ever() {
    octo.standIn.fails(Fault.status(503).on("/commits/"));
    assertThatThrownBy(this::read)
        .isInstanceOf(Unavailable.class)
        .hasMessage("get commit " + Octo.SECOND + " (octo-org/shop): 503 Server Error");
    assertThat(reads()).hasSize(3);
  }

  @Test
  void a_slow_answer_is_not_waited_for() {
    read();
    octo.standIn.fails(Fault.slow(Duration.ofSeconds(3)).on("/commits/").times(1));
    long start = System.nanoTime();
    try (var github = octo.connect(Octo.IMPATIENT)) {
      assertThat(github.commits(Octo.SHOP).get(Octo.SECOND).sha()).isEqualTo(Octo.SECOND);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(reads()).hasSize(3);
  }

  @Test
  void what_is_no_json_is_no_answer() {
    octo.standIn.fails(Fault.brokenJson().on("/commits/"));
    assertThatThrownBy(this::read)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("found an unreadable answer, expected JSON")
        .hasNoCause();
    octo.standIn.heal();
    octo.standIn.fails(Fault.noJson().on("/commits/"));
    assertThatThrownBy(this::read).isInstanceOf(Unavailable.class).hasNoCause();
  }

  @Test
  void a_post_whose_answer_is_lost_is_not_made_twice() {
    octo.standIn.fails(Fault.answerLost().on("POST .*/issues").times(1));
    var lost =
        catchThrowableOfType(Unavailable.class, () -> octo.github.issues(Octo.SHOP).create(ISSUE));
    assertThat(lost.undone()).isFalse();
    assertThat(octo.shop.issues()).hasSize(1);
  }

  @Test
  void a_post_that_ends_in_a_server_error_or_takes_too_long_is_left_to_the_caller() {
    read();
    try (var github = octo.connect(Octo.IMPATIENT)) {
      var issues = github.issues(Octo.SHOP);
      octo.standIn.fails(Fault.status(502).on("POST .*/issues").times(1));
      assertThatThrownBy(() -> issues.create(ISSUE)).isInstanceOf(Unavailable.class);
      octo.standIn.fails(Fault.slow(Duration.ofSeconds(2)).on("POST .*/issues").times(1));
      assertThatThrownBy(() -> issues.create(ISSUE)).isInstanceOf(Unavailable.class);
    }
    assertThat(octo.standIn.requests("POST .*/issues")).hasSize(2);
  }

  @Test
  void a_patch_is_repeated() {
    var issues = octo.github.issues(Octo.SHOP);
    int number = issues.create(ISSUE).number();
    octo.standIn.fails(Fault.answerLost().on("PATCH").times(1));
    assertThat(issues.update(number, IssueChange.closed()).state()).isEqualTo("closed");
  }

  @Test
  void a_short_rate_limit_is_waited_for_even_by_a_post() {
    octo.standIn.fails(Fault.secondaryLimit(Duration.ofSeconds(7)).on("POST .*/issues").times(1));
    octo.github.issues(Octo.SHOP).create(ISSUE);
    assertThat(octo.slept()).containsExactly(Duration.ofSeconds(7));
    assertThat(octo.shop.issues()).hasSize(1);
  }

  @Test
  void a_long_rate_limit_says_until_when() {
    var reset = octo.now().plusSeconds(1800);
    octo.standIn.fails(Fault.primaryLimit(reset).on("/commits/"));
    var limit = catchThrowableOfType(Throttled.class, this::read);
    assertThat(limit.until()).isEqualTo(reset);
    assertThat(octo.slept()).isEmpty();
    assertThat(reads()).hasSize(1);
  }

  @Test
  void several_short_limits_are_waited_for_as_long_as_one_call_may() {
    octo.standIn.fails(Fault.secondaryLimit(Duration.ofSeconds(8)).on("/commits/"));
    assertThatThrownBy(this::read).isInstanceOf(Throttled.class);
    assertThat(octo.slept()).containsExactly(Duration.ofSeconds(8), Duration.ofSeconds(8));
  }

  @Test
  void what_did_not_change_is_not_sent_again() {
    Commit first = read();
    assertThat(read()).isEqualTo(first);
    assertThat(reads()).hasSize(2);
    assertThat(octo.standIn.notModified()).isEqualTo(1);
  }

  @Test
  void what_changed_is_sent_again() {
    var issues = octo.github.issues(Octo.SHOP);
    int number = issues.create(ISSUE).number();
    assertThat(issues.get(number).state()).isEqualTo("open");
    issues.update(number, IssueChange.closed());
    assertThat(issues.get(number).state()).isEqualTo("closed");
    assertThat(octo.standIn.notModified()).isZero();
  }

  @Test
  void a_list_by_cursor_is_conditional_too() {
    octo.shop.dependencyAlert("org.example:lib", "high");
    var alerts = octo.github.alerts(Octo.SHOP);
    assertThat(alerts.dependencies()).isEqualTo(alerts.dependencies());
    assertThat(octo.standIn.notModified()).isEqualTo(1);
  }

  @Test
  void nobody_goes_where_a_redirect_points_to() {
    try (var elsewhere = new AnotherHost()) {
      octo.standIn.fails(
          Fault.redirect(elsewhere.url().resolve("/repos/octo-org/shop?sig=s3cret"))
              .on("/commits/"));
      assertThatThrownBy(this::read)
          .isInstanceOf(Elsewhere.class)
          .hasMessageContaining("found a redirect to 127.0.0.1")
          .hasMessageNotContaining("s3cret");
      assertThat(elsewhere.visits()).isZero();
    }
  }

  @Test
  void a_link_to_another_host_is_only_read_for_its_page() {
    try (var elsewhere = new AnotherHost()) {
      octo.standIn.linksTo(elsewhere.url());
      for (int i = 0; i < 101; i++) {
        octo.shop.dependencyAlert("org.example:lib-" + i, "high");
      }
      assertThat(octo.github.alerts(Octo.SHOP).dependencies()).hasSize(101);
      assertThat(elsewhere.visits()).isZero();
    }
  }

  @Test
  void a_missing_permission_is_named() {
    octo.standIn.fails(Fault.missingPermission("issues=write").on("POST .*/issues"));
    var no = catchThrowableOfType(Refused.class, () -> octo.github.issues(Octo.SHOP).create(ISSUE));
    assertThat(no.ground()).isEqualTo(Ground.MISSING_PERMISSION);
    assertThat(no.why())
        .isEqualTo(
            "403 Resource not accessible by integration; it takes the permission issues=write");
    assertThat(octo.slept()).isEmpty();
  }

  @Test
  void nobody_who_answers_is_unavailable_and_nothing_was_done() {
    URI nobody = URI.create("http://127.0.0.1:1");
    var token = Credentials.token("ghp_0123456789abcdef");
    var settings = new GitHubSettings(nobody, token, Set.of(), Octo.PATIENT);
    try (var github = GitHub.connect(settings, octo.clock(), duration -> {})) {
      var gone =
          catchThrowableOfType(Unavailable.class, () -> github.issues(Octo.SHOP).create(ISSUE));
      assertThat(gone.undone()).isTrue();
      assertThat(gone).hasMessageContaining("found no connection");
    }
  }

  @Test
  void after_many_failures_in_a_row_nobody_asks_for_a_while() {
    var touchy =
        new Patience(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            0,
            Duration.ofMillis(1),
            Duration.ZERO,
            3,
            Duration.ofMillis(300));
    octo.standIn.admit("ghp_0123456789abcdef", "alice");
    octo.standIn.fails(Fault.status(500).times(3));
    try (var github = octo.connect(Credentials.token("ghp_0123456789abcdef"), touchy)) {
      var commits = github.commits(Octo.SHOP);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> commits.get("main")).hasMessageContaining("500");
      }
      assertThatThrownBy(() -> commits.get("main"))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining("not asked");
      assertThat(octo.standIn.requests()).hasSize(3);
      await(Duration.ofMillis(400));
      assertThat(commits.get("main").sha()).isEqualTo(Octo.SECOND);
    }
  }

  @Test
  void no_message_holds_what_github_should_not_have_said() {
    octo.standIn.fails(
        Fault.status(422, "token ghs_0123456789abcdef\n\u0007is bad: " + "x".repeat(9000))
            .on("/commits/"));
    assertThatThrownBy(this::read)
        .isInstanceOf(GitHubFailure.class)
        .hasMessageNotContaining("ghs_")
        .message()
        .hasSizeLessThan(500)
        .doesNotContainPattern("\\p{Cntrl}");
  }

  /** The breaker reckons by the real clock. */
  private static void await(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
