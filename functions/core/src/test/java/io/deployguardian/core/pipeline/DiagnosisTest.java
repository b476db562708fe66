package io.deployguardian.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The hosted runner lost communication with the server. | TRANSIENT",
        "The runner has received a shutdown signal. | TRANSIENT",
        "Unable to resolve action, failed to download action 'x/y@v4' | TRANSIENT",
        "npm ERR! code ECONNRESET | TRANSIENT",
        "curl: (6) Could not resolve host: repo.example.org | TRANSIENT",
        "dial tcp 10.0.0.1:443: i/o timeout | TRANSIENT",
        "received unexpected HTTP status: 503 Service Unavailable | TRANSIENT",
        "Error: 429 Too Many Requests | TRANSIENT",
        "write /tmp/x: no space left on device | TRANSIENT",
        "You have exceeded a secondary rate limit | TRANSIENT",
        "src/App.tsx(3,7): error TS2322: Type 'string' is not assignable | COMPILE",
        "COMPILATION ERROR : cannot find symbol | COMPILE",
        "There are test failures. | TEST",
        "AssertionError: expected 3 to be 4 | TEST",
        "3 tests failed | TEST",
        "Input required and not supplied: token | MISSING_VARIABLE",
        "The environment variable DATABASE_URL is not set | MISSING_VARIABLE",
        "line 3: DEPLOY_KEY: unbound variable | MISSING_VARIABLE",
        "Process completed with exit code 1. | UNKNOWN",
        "The operation was canceled. | UNKNOWN",
      })
  void a_message_says_what_kind_of_failure_it_is(String message, FailureKind kind) {
    assertThat(Diagnosis.of(List.of(job("build", message))).kind()).isEqualTo(kind);
  }

  @Test
  void the_message_that_says_something_counts_not_the_exit_code() {
    var job =
        job("publish", "Process completed with exit code 1.", "read: connection reset by peer");
    assertThat(Diagnosis.of(List.of(job)))
        .isEqualTo(
            new Diagnosis(
                FailureKind.TRANSIENT, "publish, Run it: read: connection reset by peer"));
  }

  @Test
  void a_red_test_beside_a_lost_runner_is_not_transient() {
    var lost = job("publish", "The hosted runner lost communication with the server.");
    var red = job("test", "2 tests failed");
    assertThat(Diagnosis.of(List.of(lost, red)).kind()).isEqualTo(FailureKind.TEST);
    assertThat(Diagnosis.of(List.of(red, lost)).kind()).isEqualTo(FailureKind.TEST);
  }

  @Test
  void a_job_that_says_nothing_beside_a_lost_runner_is_not_transient() {
    var lost = job("publish", "The hosted runner lost communication with the server.");
    assertThat(Diagnosis.of(List.of(lost, job("other"))).kind()).isEqualTo(FailureKind.UNKNOWN);
  }

  @Test
  void a_run_without_failed_jobs_is_unknown() {
    assertThat(Diagnosis.of(List.of()).kind()).isEqualTo(FailureKind.UNKNOWN);
  }

  @Test
  void a_test_that_talks_of_a_gateway_is_still_a_test() {
    var red = job("test", "AssertionError: expected 200 but got 502 Bad Gateway");
    assertThat(Diagnosis.of(List.of(red)).kind()).isEqualTo(FailureKind.TEST);
  }

  @Property
  void any_text_is_some_kind_and_its_reason_stays_short(@ForAll String message) {
    Diagnosis diagnosis = Diagnosis.of(List.of(job("build", message)));
    assertThat(diagnosis.kind()).isNotNull();
    assertThat(diagnosis.why()).hasSizeLessThanOrEqualTo(220);
  }

  private static FailedJob job(String name, String... messages) {
    return new FailedJob(name, Optional.of("Run it"), List.of(messages));
  }
}
