package io.deployguardian.wire.github.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.wire.trace.Call;
import io.deployguardian.wire.trace.Piece;
import org.junit.jupiter.api.Test;

class TracedCallsTest {

  @Test
  void a_trace_says_what_github_was_asked_and_not_about_which_person_or_repository() {
    try (var octo = new Octo()) {
      octo.shop.collaborator("alice", "maintain");
      octo.standIn.team("octo-org/deployers", "alice");
      Piece piece = Piece.begin();
      try {
        octo.github.people(Octo.SHOP).permission("alice");
        octo.github.people(Octo.SHOP).isMember("octo-org", "deployers", "alice");
        octo.github.app().installation(Octo.SHOP);
      } finally {
        piece.end();
      }
      assertThat(piece.calls())
          .extracting(Call::operation)
          .containsExactly(
              "find the App's installation",
              "make an installation token",
              "get a person's permission",
              "look for a member",
              "find the installation");
    }
  }
}
