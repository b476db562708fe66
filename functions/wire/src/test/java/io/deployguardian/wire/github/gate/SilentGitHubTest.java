package io.deployguardian.wire.github.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Answer.NoAnswer;
import io.deployguardian.core.gate.source.RolloutLedger;
import io.deployguardian.core.gate.source.Sources;
import io.deployguardian.core.plan.Security.Scan;
import io.deployguardian.core.rollout.InMemoryRollouts;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.api.GitHub;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is asked: where GitHub gives no answer, that is what we say, and why. */
class SilentGitHubTest {

  private static final String ANY = "/repos/octo-org/shop(/(?!installation)|$|\\?)";

  enum Asked {
    CHECKS((sources, subject) -> sources.checks().of(subject)),
    CODE_SCANNING((sources, subject) -> sources.alerts().of(subject, Scan.CODE_SCANNING)),
    DEPENDABOT((sources, subject) -> sources.alerts().of(subject, Scan.DEPENDABOT)),
    SECRETS((sources, subject) -> sources.alerts().of(subject, Scan.SECRET_SCANNING)),
    LICENCES((sources, subject) -> sources.licences().since(subject)),
    COMPARISON((sources, subject) -> sources.commits().compare(subject, "main")),
    DEFAULT_BRANCH((sources, subject) -> sources.commits().defaultBranch(subject)),
    REVIEWS((sources, subject) -> sources.reviews().of(subject)),
    FILES((sources, subject) -> sources.files().text(subject, "README.md")),
    ORIGINS((sources, subject) -> sources.origins().of(subject));

    private final BiFunction<Sources, Subject, Answer<?>> question;

    Asked(BiFunction<Sources, Subject, Answer<?>> question) {
      this.question = question;
    }
  }

  private GuardedShop shop;

  @BeforeEach
  void open() {
    shop = new GuardedShop();
    shop.repository.analysis("refs/heads/main", GuardedShop.DEPLOYED, 0, "");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Answer<?> answer(Asked asked, GitHub github, Subject subject) {
    var ledger = new RolloutLedger(new InMemoryRollouts());
    return asked.question.apply(GitHubSources.of(github, shop.clock(), ledger), subject);
  }

  private Answer<?> answer(Asked asked) {
    return answer(asked, shop.github, shop.subject());
  }

  private static void assertSilent(Answer<?> answer, String why) {
    assertThat(answer).isInstanceOf(NoAnswer.class);
    assertThat(((NoAnswer<?>) answer).why()).contains(why).doesNotContain("\n");
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_that_github_gives_is_known(Asked asked) {
    assertThat(answer(asked)).isInstanceOf(Answer.Known.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_server_error_that_lasts_is_no_answer(Asked asked) {
    shop.standIn.fails(Fault.status(502).on(ANY));
    assertSilent(answer(asked), "502 Server Error");
  }

  @ParameterizedTest
  @EnumSource
  void a_server_error_that_passes_is_not_noticed(Asked asked) {
    shop.standIn.fails(Fault.status(502).on(ANY).times(2));
    assertThat(answer(asked)).isInstanceOf(Answer.Known.class);
  }

  @ParameterizedTest
  @EnumSource
  void what_takes_too_long_is_no_answer(Asked asked) {
    var impatient = shop.impatient();
    shop.standIn.fails(Fault.slow(Duration.ofSeconds(2)).on(ANY));
    assertSilent(answer(asked, impatient, shop.subject()), "expected an answer");
  }

  @ParameterizedTest
  @EnumSource
  void a_rate_limit_for_half_an_hour_is_no_answer(Asked asked) {
    shop.standIn.fails(Fault.primaryLimit(shop.now().plusSeconds(1800)).on(ANY));
    assertSilent(answer(asked), "rate limit until");
    assertThat(shop.slept()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_short_rate_limit_is_waited_for(Asked asked) {
    shop.standIn.fails(Fault.secondaryLimit(Duration.ofSeconds(3)).on(ANY).times(1));
    assertThat(answer(asked)).isInstanceOf(Answer.Known.class);
    assertThat(shop.slept()).containsExactly(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @EnumSource
  void what_ends_too_early_or_is_a_page_for_people_is_no_answer(Asked asked) {
    shop.standIn.fails(Fault.brokenJson().on(ANY));
    assertSilent(answer(asked), "expected JSON");
    shop.standIn.heal();
    shop.standIn.fails(Fault.noJson().on(ANY));
    assertThat(answer(asked)).isInstanceOf(NoAnswer.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_missing_permission_is_named(Asked asked) {
    shop.standIn.fails(Fault.missingPermission("something=read").on(ANY));
    assertSilent(
        answer(asked),
        "403 Resource not accessible by integration; it takes the permission something=read");
  }

  @ParameterizedTest
  @EnumSource
  void bad_credentials_are_no_answer(Asked asked) {
    shop.standIn.fails(Fault.status(401, "Bad credentials").on(ANY));
    assertSilent(answer(asked), "401 Bad credentials");
  }

  @ParameterizedTest
  @EnumSource
  void a_repository_that_was_renamed_is_said_to_be(Asked asked) {
    shop.standIn.fails(
        Fault.redirect(URI.create("https://api.github.com/repositories/4711/x")).on(ANY));
    assertSilent(answer(asked), "a repository that was renamed answers so");
  }

  @ParameterizedTest
  @EnumSource
  void a_text_that_names_no_repository_is_never_asked_for(Asked asked) {
    assertSilent(answer(asked, shop.github, shop.in("octo-org/shop/../../admin")), "owner/name");
    assertThat(shop.standIn.requests()).isEmpty();
  }
}
