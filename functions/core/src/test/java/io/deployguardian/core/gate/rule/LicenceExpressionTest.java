package io.deployguardian.core.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.plan.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceExpressionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GPL-3.0-only",
        "(GPL-3.0-only)",
        "GPL-3.0-only OR AGPL-3.0",
        "MIT AND GPL-3.0-only",
        "(MIT OR Apache-2.0) AND GPL-3.0-only",
        "MIT AND BSD-3-Clause AND AGPL-3.0-or-later",
        "GPL-3.0-only WITH GCC-exception-3.1",
        "gpl-3.0-ONLY",
      })
  void each_way_to_read_it_is_denied(String expression) {
    assertThat(isDenied(expression)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MIT",
        "MIT OR GPL-3.0-only",
        "GPL-3.0-only or MIT",
        "MIT OR GPL-3.0-only AND AGPL-3.0",
        "(GPL-3.0-only OR MIT) AND (AGPL-3.0 OR Apache-2.0)",
        "LGPL-3.0-only",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "",
      })
  void one_way_to_read_it_is_allowed(String expression) {
    assertThat(isDenied(expression)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MIT OR GPL-3.0-only)",
        "(MIT OR GPL-3.0-only",
        "MIT GPL-3.0-only",
        "MIT OR OR GPL-3.0-only",
        "MIT OR GPL-3.0-only OR",
        "MIT OR GPL-3.0-only WITH",
        "()MIT OR GPL-3.0-only",
      })
  void in_what_is_no_expression_each_word_counts(String text) {
    assertThat(isDenied(text)).isTrue();
  }

  @Test
  void what_is_too_deep_is_not_read() {
    String deep = "(".repeat(100_000) + "MIT OR GPL-3.0-only" + ")".repeat(100_000);
    assertThat(isDenied(deep)).isTrue();
  }

  private static boolean isDenied(String expression) {
    return LicenceExpression.isDenied(expression, Security.USUAL::denies);
  }
}
