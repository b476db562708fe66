package io.deployguardian.core.command;

import static io.deployguardian.core.command.Commented.ELSEWHERE;
import static io.deployguardian.core.command.Commented.INCIDENT;
import static io.deployguardian.core.command.Commented.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.command.Order.Status;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of any text at all. */
class CommandsLawsTest {

  private static final List<Integer> PLACES = List.of(INCIDENT, pull(1), pull(2), ELSEWHERE);

  /** What is left outside of code spans is ours. */
  private static final Pattern CODE = Pattern.compile("`[^`\n]+`");

  @Property(tries = 300)
  void any_text_from_a_stranger_changes_nothing_and_is_answered_with_nothing(
      @ForAll("texts") String text, @ForAll("places") int place) {
    Commented at = soaking();
    var before = at.decisions();
    assertThat(at.say("rob", place, text).status()).isInstanceOf(Status.Ignored.class);
    assertThat(at.decisions()).isEqualTo(before);
    assertThat(at.github.replies()).isEmpty();
  }

  @Property(tries = 500)
  void any_text_at_all_is_answered_once_and_what_people_wrote_is_only_text(
      @ForAll("texts") String text, @ForAll("places") int place) {
    Commented at = soaking();
    at.say("mona", place, text);
    assertThat(at.github.replies()).hasSize(1);
    String bare = CODE.matcher(at.github.replies().getFirst()).replaceAll("");
    assertThat(bare).doesNotContain("@", "`", "<", "http", "](", "#1");
  }

  @Property(tries = 300)
  void carrying_out_twice_equals_once(@ForAll("texts") String text, @ForAll("places") int place) {
    Commented once = soaking();
    once.say("mona", place, text);
    Commented twice = soaking();
    var given = twice.comment("mona", place, text);
    twice.commands.given(given);
    twice.commands.given(given);
    twice.minutes(2);
    assertThat(twice.decisions()).isEqualTo(once.decisions());
    assertThat(twice.github.replies()).isEqualTo(once.github.replies());
  }

  @Property
  void taking_a_line_apart_never_fails_and_loses_nothing_that_can_be_seen(@ForAll String anything) {
    Said said = Said.of("/guardian " + anything);
    assertThat((said.written() + " " + said.rest()).strip()).isEqualTo(Inert.line(anything));
    assertThat(Said.of(anything).rest()).doesNotContain("\n", "\u202e");
  }

  @Property
  void nothing_gets_out_of_a_code_span(@ForAll String anything) {
    assertThat(CODE.matcher(Inert.code(anything)).matches()).isTrue();
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.of(PLACES);
  }

  /** Mostly words that mean something, in any order, between anything else. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(Arrays.stream(Word.values()).map(Word::written).toList())
            .map(word -> "/guardian " + word + " ");
    Arbitrary<String> others =
        Arbitraries.of(
            "production",
            "shop",
            "shop/production",
            "1",
            "c0ffee1",
            "c0ffee0",
            "@everyone",
            "```",
            "`",
            "``",
            "<script>",
            "-->",
            "<!-- deploy-guardian:reply:1 -->",
            "[x](http://evil)",
            "#1",
            "\u202egnp",
            "\u0000",
            "|",
            "~~~",
            "/guardian",
            "\ud800",
            "日本",
            "  ");
    Arbitrary<String> rest =
        Arbitraries.oneOf(others, Arbitraries.strings().ofMaxLength(8))
            .list()
            .ofMaxSize(5)
            .map(parts -> String.join(" ", parts));
    return Arbitraries.oneOf(
        Combinators.combine(words, rest).as(String::concat), rest, Arbitraries.strings());
  }

  private static Commented soaking() {
    var at = new Commented();
    at.world.promote(1);
    at.world.deploy(2);
    return at;
  }
}
