package io.deployguardian.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.rule.Shop;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReadinessYamlTest {

  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:U([0-9A-F]{8})|([\"\\\\]))");

  @Test
  void it_has_all_that_was_found() {
    var readiness =
        Outcomes.readiness(
            new Outcome.Passed("fine", "all: \"well\""),
            Outcomes.veto("no_runbook"),
            Outcomes.warning("behind_branch"));
    assertThat(ReadinessYaml.of(new Shop().subject, readiness, Shop.NOW))
        .isEqualTo(
            """
            repository: "acme/shop"
            service: "shop"
            environment: "production"
            deployment: 2
            commit: "c0ffee2"
            at: "2035-05-02T12:00:00.000000001Z"
            verdict: "FAIL"
            counts:
              pass: 1
              warning: 1
              fail: 1
              skipped: 0
            violations:
              - violation: "no_runbook"
                location: "services.shop.no_runbook"
                impact: "harm"
                requirement: "something"
                suggestion: "mend no_runbook"
                blocking: true
              - violation: "behind_branch"
                location: "services.shop.behind_branch"
                impact: "harm"
                requirement: "something"
                suggestion: "mend behind_branch"
                blocking: false
            checks:
              - check: "no_runbook"
                service: "shop"
                result: "FAIL"
                text: "services.shop.no_runbook: mend no_runbook"
              - check: "behind_branch"
                service: "shop"
                result: "WARNING"
                text: "services.shop.behind_branch: mend behind_branch"
              - check: "fine"
                service: "shop"
                result: "PASS"
                text: "all: \\"well\\""
            """);
  }

  @Test
  void without_a_violation_the_list_is_empty() {
    assertThat(ReadinessYaml.of(new Shop().subject, new Shop().inspect(), Shop.NOW))
        .contains("violations: []\n", "verdict: \"PASS\"\n");
  }

  @Property(tries = 500)
  void any_text_is_one_scalar_that_reads_back_as_it_was(@ForAll String text) {
    String scalar = ReadinessYaml.quoted(text);
    assertThat(scalar).startsWith("\"").endsWith("\"");
    String inside = scalar.substring(1, scalar.length() - 1);
    assertThat(ESCAPED.matcher(inside).replaceAll(""))
        .doesNotContain("\"", "\\", "\n", "\r", "\u0085", "\u2028", "\ufeff");
    assertThat(read(inside)).isEqualTo(whole(text));
  }

  /** Half a character is none. */
  private static String whole(String text) {
    var whole = new StringBuilder();
    text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xfffd : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static String read(String inside) {
    return ESCAPED
        .matcher(inside)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? found.group(2)
                        : Character.toString(Integer.parseInt(found.group(1), 16))));
  }
}
