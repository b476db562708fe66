package io.deployguardian.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretHeadersTest {

  private static SecretHeaders of(String secret) {
    return new SecretHeaders(() -> secret, "GUARDIAN_TRACES_HEADERS");
  }

  @Test
  void are_read_as_opentelemetry_writes_them() {
    assertThat(of("x-team=abc+/=, x-dataset = guardian ").get())
        .containsExactly(entry("x-team", "abc+/="), entry("x-dataset", "guardian"));
    assertThat(of("Authorization=Basic%20dXNlcjpwYXNz").get())
        .containsExactly(entry("Authorization", "Basic dXNlcjpwYXNz"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "x-key=",
        "x key=hunter2",
        "x-key=%zzhunter2",
        "a=b,,c=d",
        "x-key=hunter2%0Ax-other: 1",
        "x-key=\u201chunter2\u201d",
        "x-key=hunter%E2%80%932",
        "x-key=%20"
      })
  void and_are_not_told_where_they_are_none(String secret) {
    assertThatThrownBy(() -> of(secret).get())
        .isInstanceOf(SecretUnavailable.class)
        .hasMessage(
            "GUARDIAN_TRACES_HEADERS: found headers of another form, expected"
                + " name=value,name=value")
        .hasNoCause();
  }
}
