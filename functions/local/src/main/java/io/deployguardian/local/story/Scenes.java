package io.deployguardian.local.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The scenes that were played so far, and how each ended. */
final class Scenes {

  /** States that nothing follows on. */
  static final Set<String> ENDS =
      Set.of(
          "Promoted", "RolledBack", "RollbackFailed", "Held", "Superseded", "Unguarded", "Vetoed");

  private final Narrator narrator;
  private final List<Scene> played = new ArrayList<>();

  Scenes(Narrator narrator) {
    this.narrator = narrator;
  }

  void end(String title, String expected, String found, Instant from) {
    var took = Duration.between(from, Instant.now());
    end(new Scene(title, expected, found, expected.equals(found), took));
  }

  void end(Scene scene) {
    played.add(scene);
    String surprise = scene.asTold() ? "" : "   (expected " + scene.expected() + ")";
    narrator.say("    => " + scene.title() + ": " + scene.found() + surprise);
  }

  List<Scene> played() {
    return List.copyOf(played);
  }
}
