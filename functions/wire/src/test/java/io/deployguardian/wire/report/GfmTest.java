package io.deployguardian.wire.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.notification.Dossier;
import io.deployguardian.core.notification.Plain;
import io.deployguardian.core.notification.Report;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers write branches, artifacts, plans and reasons; all of it ends on our pages. */
class GfmTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiterString = " => ",
      value = {
        "@mona look => @&#8203;mona look",
        "see #12 and GH-7 => see #&#8203;12 and GH-&#8203;7",
        "go to www.example.org => go to www&#8203;.example.org",
        "mail a@b.example => mail a@&#8203;b.example",
        "GET https://evil.example/x: found 500 => GET `https://evil.example/x:` found 500",
        "x://`evil` => x:&#8203;//\\`evil\\`",
        "<img src=x onerror=alert(1)> => &lt;img src=x onerror=alert(1)&gt;",
        "[click](javascript:x) => \\[click\\](javascript:x)",
        "a|b *c* _d_ ~e~ $f$ \\ => a\\|b \\*c\\* \\_d\\_ \\~e\\~ \\$f\\$ \\\\",
        "# no heading => \\# no heading",
        "- no item => \\- no item",
        "1. no item => 1\\. no item",
        "0.5 % is a number => 0.5 % is a number",
        "-0.5 % as well => -0.5 % as well",
        "&lt; stays => &amp;lt; stays"
      })
  void text_reads_as_it_is_and_does_nothing(String text, String escaped) {
    assertThat(Gfm.text(text, 600)).isEqualTo(escaped.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a`b", "a|b", "a\\b", "``", "|"})
  void a_name_that_code_can_not_hold_is_escaped(String name) {
    assertThat(Gfm.code(name, 100)).isEqualTo(Gfm.text(name, 100));
  }

  @Test
  void only_a_plain_address_is_a_link() {
    assertThat(Gfm.link(URI.create("https://shop-7.example.org/x")))
        .isEqualTo("<https://shop-7.example.org/x>");
    assertThat(Gfm.link(URI.create("javascript:alert(1)"))).doesNotContain("<");
    assertThat(Gfm.link(URI.create("https://bank.example@evil.example/"))).doesNotContain("<");
  }

  @Property
  void no_text_brings_a_line_break_a_tag_or_a_control_character(@ForAll String text) {
    String escaped = Gfm.text(text, 600);
    assertThat(escaped).doesNotContain("<", ">", "\n", "\r", "\u001b", "\u202e", "\u200b");
    assertThat(escaped.replace("@&#8203;", "")).doesNotContainPattern("@(?![^`]*`)");
  }

  @Property(tries = 200)
  void no_text_draws_outside_of_its_box(@ForAll String text) {
    String box = new Box().line("lead  ", text.isEmpty() ? "-" : plain(text)).toString();
    assertThat(box.lines()).allSatisfy(l -> assertThat(Box.columns(l)).isEqualTo(Box.WIDTH));
  }

  @Test
  void hostile_names_do_nothing_anywhere_on_a_page() {
    String evil = "@octo/all <script>x</script> [l](https://evil.example) | `c`\n# h\u001b[31m";
    Report report = Report.of(renamed(evil));
    // Within code nothing means anything.
    String page = new Markdown().report(report).replaceAll("(?<!\\\\)`[^`]*`", "");
    assertThat(page)
        .doesNotContain("<script", "](https", "\u001b")
        .doesNotContain("@octo", "\n# h");
    assertThat(BoxedText.of(report)).doesNotContain("\u001b", "\n# h");
  }

  @Test
  void what_is_too_long_is_cut_everywhere_a_little() {
    Dossier dossier = Stories.rolledBack();
    List<Decision> many = new ArrayList<>(dossier.decisions());
    Decision last = many.getLast();
    TreeMap<String, String> details = new TreeMap<>(last.details());
    for (int i = 0; i < 150; i++) {
      details.put("reason: metric-" + i, "@".repeat(1_000));
      details.put("check: rule_" + i, "FAIL: " + "x".repeat(1_000));
    }
    many.set(
        many.size() - 1,
        new Decision(
            last.at(),
            last.agent(),
            last.decision(),
            last.state(),
            last.rollout(),
            last.iteration(),
            last.sources(),
            details));
    String page =
        new Markdown()
            .report(
                Report.of(
                    new Dossier(
                        dossier.recorded(), many, List.of(), Optional.empty(), Optional.empty())));
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(65_536);
    assertThat(page)
        .contains("#### Pre-flight: 150 failed", "#### Rollout", "#### Next", "... and 125 more");
  }

  private static Dossier renamed(String evil) {
    Dossier dossier = Stories.rolledBack();
    RolledBack at = (RolledBack) dossier.rollout();
    Subject old = at.subject();
    var release = new Release(evil, evil);
    var subject =
        new Subject(
            new RolloutId(evil),
            new ServiceKey(4711, evil, evil),
            evil,
            old.deployment(),
            release,
            Optional.of(release),
            old.url(),
            evil);
    var cause = Cause.of(at.cause().kind(), evil, at.cause().signalAt());
    var rollout =
        new RolledBack(
            subject,
            Optional.of(release),
            cause,
            true,
            at.decidedAt(),
            at.restoredAt(),
            at.health(),
            at.settling());
    Decision first = dossier.decisions().getFirst();
    TreeMap<String, String> details = new TreeMap<>(first.details());
    details.put("check: " + evil, "FAIL: " + evil);
    details.put("reason: " + evil, evil);
    details.put("forecast 1", evil);
    details.put("branch", evil);
    var decision =
        new Decision(
            first.at(),
            first.agent(),
            evil,
            "SmokeTesting",
            first.rollout(),
            1,
            List.of(),
            details);
    return new Dossier(
        new Recorded(9, rollout), List.of(decision), List.of(), Optional.empty(), Optional.empty());
  }

  private static String plain(String text) {
    String line = Plain.line(text, 500);
    return line.isEmpty() ? "-" : line;
  }
}
