package io.deployguardian.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RoomTest {

  @Test
  void a_text_takes_what_the_strictest_counter_says() {
    assertThat(Room.taken("a\n\u00e4\ud83d\ude00")).isEqualTo(1 + 2 + 2 + 4);
  }

  @Test
  void short_texts_stay_whole_and_long_ones_share_what_is_left() {
    assertThat(Room.share(List.of("1234", "x".repeat(90), "y".repeat(80)), 64)).isEqualTo(30);
    assertThat(Room.share(List.of("1234", "123456"), 64)).isEqualTo(6);
    assertThat(Room.share(List.of("1234"), -1)).isZero();
  }

  @Test
  void a_text_loses_its_end_and_a_place_its_beginning() {
    assertThat(Room.head("declare a path", 10)).isEqualTo("declare...");
    assertThat(Room.tail("services.shop.health", 10)).isEqualTo("....health");
    assertThat(Room.head("\ud83d\ude00\ud83d\ude00", 7)).isEqualTo("\ud83d\ude00...");
    assertThat(Room.head("\ud83d\ude00\ud83d\ude00", 6)).isEmpty();
    assertThat(Room.tail("abcd", 3)).isEmpty();
  }

  @Property(tries = 300)
  void what_is_cut_fits(@ForAll String text, @ForAll @IntRange(max = 40) int room) {
    for (String cut : List.of(Room.head(text, room), Room.tail(text, room))) {
      assertThat(Room.taken(cut)).isLessThanOrEqualTo(room);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cut))
          .as("no character is cut in half")
          .isEqualTo(cut.isEmpty() || !hasHalves(cut));
    }
  }

  @Property(tries = 300)
  void all_shares_fit_together_and_one_more_each_would_not(
      @ForAll @Size(max = 8) List<String> texts, @ForAll @IntRange(max = 60) int room) {
    int share = Room.share(texts, room);
    assertThat(sum(texts, share)).isLessThanOrEqualTo(room);
    if (texts.stream().anyMatch(text -> Room.taken(text) > share)) {
      assertThat(sum(texts, share + 1)).isGreaterThan(room);
    }
  }

  private static int sum(List<String> texts, int share) {
    return texts.stream().mapToInt(text -> Math.min(Room.taken(text), share)).sum();
  }

  private static boolean hasHalves(String text) {
    return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
  }
}
