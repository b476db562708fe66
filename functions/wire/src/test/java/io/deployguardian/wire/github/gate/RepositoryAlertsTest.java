package io.deployguardian.wire.github.gate;

import static io.deployguardian.wire.github.gate.GuardedShop.BEFORE;
import static io.deployguardian.wire.github.gate.GuardedShop.DEPLOYED;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.source.Alerts.Finding;
import io.deployguardian.core.gate.source.Alerts.Scanned;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.githubstandin.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryAlertsTest {

  private static final String MAIN = "refs/heads/main";
  private static final String FEATURE = "refs/heads/feature/carts";

  private final GuardedShop shop = new GuardedShop();

  @AfterEach
  void close() {
    shop.close();
  }

  private Answer<Scanned> asked(Subject subject, Scan scan) {
    return new RepositoryAlerts(shop.github, shop.clock()).of(subject, scan);
  }

  private Scanned known(Subject subject, Scan scan) {
    return ((Answer.Known<Scanned>) asked(subject, scan)).value();
  }

  private Scanned known(Scan scan) {
    return known(shop.subject(), scan);
  }

  /** Another deployment of the same commit. */
  private Subject from(String ref) {
    return shop.of(
        shop.repository.deployment(DEPLOYED, "production", "bob", ref, "github-actions"));
  }

  private Instant analysed(String branch, String commit) {
    shop.repository.analysis(branch, commit, 0, "");
    Instant at = shop.now();
    shop.later(Duration.ofMinutes(5));
    return at;
  }

  @Test
  void code_scanning_tells_rule_and_line() {
    Instant ran = analysed(MAIN, DEPLOYED);
    int number = shop.repository.codeAlert(MAIN, "java/sql-injection", "high");
    assertThat(known(Scan.CODE_SCANNING))
        .isEqualTo(
            new Scanned(
                Optional.of(ran),
                java.util.List.of(
                    new Finding(
                        Level.HIGH,
                        "java/sql-injection",
                        "src/A.java:7",
                        Optional.of(
                            URI.create(
                                "https://github.com/octo-org/shop/security/code-scanning/"
                                    + number))))));
  }

  @Test
  void a_scan_of_the_commit_itself_counts_before_a_later_one_of_its_branch() {
    Instant ran = analysed(MAIN, DEPLOYED);
    analysed(MAIN, "f".repeat(40));
    assertThat(known(Scan.CODE_SCANNING).ran()).contains(ran);
  }

  @Test
  void else_the_newest_of_its_branch_counts() {
    analysed(MAIN, BEFORE);
    Instant newest = analysed(MAIN, BEFORE);
    assertThat(known(Scan.CODE_SCANNING).ran()).contains(newest);
  }

  @Test
  void a_scan_that_failed_looked_at_nothing() {
    shop.repository.analysis(MAIN, DEPLOYED, 0, "out of memory");
    assertThat(known(Scan.CODE_SCANNING)).isEqualTo(Scanned.NEVER);
  }

  @Test
  void the_branch_that_was_deployed_is_asked_about() {
    analysed(FEATURE, DEPLOYED);
    shop.repository.codeAlert(FEATURE, "java/xss", "critical");
    shop.repository.codeAlert(MAIN, "java/other", "low");
    assertThat(known(from("feature/carts"), Scan.CODE_SCANNING).open())
        .extracting(Finding::what)
        .containsExactly("java/xss");
    assertThat(known(from(FEATURE), Scan.CODE_SCANNING).open()).hasSize(1);
  }

  @Test
  void a_tag_and_a_commit_are_looked_for_on_the_default_branch() {
    Instant ran = analysed(MAIN, DEPLOYED);
    assertThat(known(from("v1.2.0"), Scan.CODE_SCANNING).ran()).contains(ran);
    assertThat(known(from(DEPLOYED), Scan.CODE_SCANNING).ran()).contains(ran);
  }

  @Test
  void the_default_branch_says_nothing_about_a_commit_that_is_not_on_it() {
    analysed(MAIN, BEFORE);
    shop.repository.ref("main", BEFORE);
    assertThat(known(from("feature/carts"), Scan.CODE_SCANNING)).isEqualTo(Scanned.NEVER);
  }

  @Test
  void dependabot_looks_all_the_time() {
    shop.repository.dependencyAlert("org.example:lib", "medium");
    Scanned scanned = known(Scan.DEPENDABOT);
    assertThat(scanned.ran()).contains(shop.now());
    assertThat(scanned.open())
        .containsExactly(
            new Finding(
                Level.MODERATE,
                "org.example:lib",
                "pom.xml",
                Optional.of(URI.create("https://github.com/octo-org/shop/security/dependabot/1"))));
  }

  @Test
  void a_leaked_secret_is_critical_and_is_neither_asked_for_nor_told() {
    shop.repository.secretAlert("aws_access_key_id");
    Scanned scanned = known(Scan.SECRET_SCANNING);
    assertThat(scanned.ran()).contains(shop.now());
    assertThat(scanned.open()).extracting(Finding::level).containsExactly(Level.CRITICAL);
    assertThat(scanned.toString())
        .contains("aws access key id", "secret scanning alert 1")
        .doesNotContain("nobody may show");
    assertThat(shop.standIn.requests("secret-scanning/alerts\\?.*hide_secret=true")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CODE_SCANNING, code-scanning, 404, no analysis found",
    "CODE_SCANNING, code-scanning, 403, Code scanning is not enabled for this repository.",
    "CODE_SCANNING, code-scanning, 403, Code Security must be enabled for this repository.",
    "DEPENDABOT, dependabot, 403, Dependabot alerts are disabled for this repository.",
    "SECRET_SCANNING, secret-scanning, 404, Secret scanning is disabled on this repository.",
  })
  void a_scan_that_is_switched_off_never_ran(Scan scan, String path, int status, String said) {
    analysed(MAIN, DEPLOYED);
    shop.standIn.fails(Fault.status(status, said).on("/" + path));
    assertThat(known(scan)).isEqualTo(Scanned.NEVER);
  }

  @ParameterizedTest
  @CsvSource({"DEPENDABOT, dependabot", "SECRET_SCANNING, secret", "CODE_SCANNING, code-scanning"})
  void what_github_refuses_without_saying_that_it_is_off_is_no_answer(Scan scan, String path) {
    shop.standIn.fails(Fault.status(404, "Not Found").on("/" + path));
    assertThat(asked(shop.subject(), scan)).isInstanceOf(Answer.NoAnswer.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.missingPermission("security_events=read").on("/" + path));
    assertThat(asked(shop.subject(), scan)).isInstanceOf(Answer.NoAnswer.class);
  }

  @Test
  void a_name_with_the_words_for_it_switches_nothing_off() {
    shop.standIn.repository("octo-org/disabled").commit(DEPLOYED, "eve", Map.of());
    shop.standIn.fails(Fault.missingPermission("security_events=read").on("/dependabot"));
    assertThat(asked(shop.in("octo-org/disabled"), Scan.DEPENDABOT))
        .isInstanceOf(Answer.NoAnswer.class);
  }

  @Test
  void a_repository_that_we_are_not_installed_on_is_no_answer() {
    assertThat(asked(shop.in("octo-org/gone"), Scan.DEPENDABOT))
        .isInstanceOf(Answer.NoAnswer.class);
  }

  @ParameterizedTest
  @CsvSource({"low, LOW", "medium, MODERATE", "high, HIGH", "critical, CRITICAL", "dire, CRITICAL"})
  void githubs_words_are_levels(String word, Level level) {
    shop.repository.dependencyAlert("org.example:lib", word);
    assertThat(known(Scan.DEPENDABOT).open()).extracting(Finding::level).containsExactly(level);
  }

  @Test
  void a_rule_that_is_not_about_security_counts_by_its_severity() {
    analysed(MAIN, DEPLOYED);
    shop.repository.codeAlert(MAIN, "java/empty-block", null);
    assertThat(known(Scan.CODE_SCANNING).open())
        .extracting(Finding::level)
        .containsExactly(Level.HIGH);
  }
}
