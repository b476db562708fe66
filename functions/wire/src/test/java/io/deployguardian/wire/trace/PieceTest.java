package io.deployguardian.wire.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PieceTest {

  @Test
  void keeps_the_calls_that_were_made_while_it_was_under_way() {
    Piece.call("github", "before", () -> "nobody's");
    Piece piece = Piece.begin();
    assertThat(Piece.<String>call("github", "get commit", () -> "answer")).isEqualTo("answer");
    piece.end();
    Piece.call("github", "after", () -> "nobody's");

    assertThat(piece.calls()).extracting(Call::operation).containsExactly("get commit");
    Call call = piece.calls().getFirst();
    assertThat(call.error()).isEmpty();
    assertThat(call.to()).isAfterOrEqualTo(call.from());
  }

  @Test
  void says_what_kind_of_error_ended_a_call_and_not_its_message() {
    Piece piece = Piece.begin();
    assertThatThrownBy(
            () ->
                Piece.call(
                    "github",
                    "get commit",
                    () -> {
                      throw new IllegalStateException("token ghp_abc is no good");
                    }))
        .hasMessageContaining("ghp_abc");
    piece.end();
    assertThat(piece.calls().getFirst().error()).isEqualTo(Optional.of("IllegalStateException"));
    assertThat(piece.calls().toString()).doesNotContain("ghp_abc");
  }

  @Test
  void threads_that_the_work_starts_belong_to_it() {
    Piece piece = Piece.begin();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        threads.submit(() -> Piece.call("check", "health", () -> "UP"));
      }
    }
    piece.end();
    assertThat(piece.calls()).hasSize(10);
  }

  @Test
  void a_piece_within_a_piece_has_its_own_calls() {
    Piece outer = Piece.begin();
    Piece inner = Piece.begin();
    Piece.call("github", "inner", () -> "answer");
    inner.end();
    Piece.call("github", "outer", () -> "answer");
    outer.end();
    assertThat(inner.calls()).extracting(Call::operation).containsExactly("inner");
    assertThat(outer.calls()).extracting(Call::operation).containsExactly("outer");
  }

  @Test
  void keeps_no_more_than_somebody_would_look_at() {
    Piece piece = Piece.begin();
    for (int i = 0; i < 203; i++) {
      Piece.call("check", "health", () -> "UP");
    }
    piece.end();
    assertThat(piece.calls()).hasSize(200);
    assertThat(piece.dropped()).isEqualTo(3);
  }
}
