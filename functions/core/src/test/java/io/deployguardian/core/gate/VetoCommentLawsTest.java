package io.deployguardian.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.rule.Default;
import io.deployguardian.core.gate.rule.Shop;
import io.deployguardian.core.rollout.ServiceKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever is violated, and whatever strangers call it. */
class VetoCommentLawsTest {

  @Property(tries = 300)
  void it_fits_however_github_counts(
      @ForAll("violations") @Size(min = 1, max = 40) List<Violation> violations,
      @ForAll("texts") String name) {
    String comment = comment(violations, name);
    assertThat(comment.length()).isLessThanOrEqualTo(1_024);
    assertThat(comment.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1_024);
    assertThat(comment.replace("\n", "\r\n").length()).isLessThanOrEqualTo(1_024);
  }

  @Property(tries = 300)
  void no_subject_is_lost_among_a_dozen(
      @ForAll("violations") @Size(min = 1, max = 12) List<Violation> violations,
      @ForAll("texts") String name) {
    String comment = comment(violations, name);
    assertThat(violations).allSatisfy(one -> assertThat(comment).contains("\n- " + one.subject()));
    assertThat(comment).doesNotContain("- and ");
  }

  @Property(tries = 300)
  void outside_of_code_there_are_only_our_own_words(
      @ForAll("violations") @Size(min = 1, max = 20) List<Violation> violations,
      @ForAll("texts") String name) {
    assertThat(comment(violations, name).lines())
        .allSatisfy(
            line -> assertThat(line.replaceAll("`[^`]+`", "")).matches("[A-Za-z0-9_ .,:-]*"));
  }

  private static String comment(List<Violation> violations, String name) {
    var key = new ServiceKey(4711, name, name);
    Outcome[] outcomes = violations.stream().map(Outcome.Violated::new).toArray(Outcome[]::new);
    return VetoComment.of(Default.as(key, new Shop().subject), Outcomes.readiness(outcomes));
  }

  @Provide
  Arbitrary<List<Violation>> violations() {
    return Combinators.combine(subjects(), texts(), texts())
        .as((subject, place, text) -> new Violation(subject, place, "", "", text, true))
        .list();
  }

  private static Arbitrary<String> subjects() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars('_')
        .ofMinLength(1)
        .ofMaxLength(40)
        .filter(subject -> subject.charAt(0) != '_');
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(700),
        Arbitraries.strings().withChars("`@#<>[]()*_~|\\\n\t !&$:/.-").ofMaxLength(200),
        Arbitraries.of("", " ", "`", "```", "\ud83d\ude00".repeat(300), "\u202e@all\u2028# x"),
        Arbitraries.of("shop", ".github/deploy-guardian.yml services.shop.health"));
  }
}
