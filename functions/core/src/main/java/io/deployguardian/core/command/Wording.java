package io.deployguardian.core.command;

import static io.deployguardian.core.command.Inert.code;

import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Recorded;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What people get to read, as short as it can be. */
final class Wording {

  /** GitHub takes 65,536 characters, our marker among them. */
  private static final int MOST = 60_000;

  private Wording() {}

  /** Cutting a report could cut the end off what keeps a name in it harmless. */
  static String report(String markdown) {
    return markdown.length() <= MOST ? markdown : "The report is too long for a comment.";
  }

  static String help() {
    return Arrays.stream(Word.values())
        .map(word -> "| `" + Said.ADDRESS + " " + word.usage() + "` | " + word.does() + " |")
        .collect(Collectors.joining("\n", "| write | and the guardian |\n|---|---|\n", ""));
  }

  static String unknown(String written) {
    String what =
        written.isEmpty() ? "Tell me what to do." : code(written) + " is no word that I know.";
    return what + "\n\n" + help();
  }

  static String noDrill() {
    return "A drill is not available in this guardian yet.";
  }

  static String elsewhere() {
    return "Nothing changed: this place is about no rollout. Write it on a rollout's incident issue, or on"
        + " the pull request whose commit was deployed.";
  }

  static String overtaken(Word word, Recorded known) {
    return "Nothing changed: "
        + of(known)
        + " is a deployment that came after this comment. If it is meant, write:\n\n"
        + line(word, known, "<reason>");
  }

  static String several(Word word, Choice.Several several) {
    return "Nothing changed: several rollouts are meant. Write one of these:\n\n"
        + lines(word, several.known(), several.rest());
  }

  static String notHere(Word word, Choice.NotHere other) {
    return "Nothing changed: "
        + code(other.named())
        + " is not what this place is about. Perhaps you mean:\n\n"
        + lines(word, other.known(), other.rest());
  }

  static String noReason(Recorded known, String version) {
    return "Nothing changed: a rollback needs a reason. Write it like this:\n\n"
        + line(Word.ROLLBACK, known, (version + " <reason>").strip());
  }

  static String nothingToAbort(Recorded known) {
    return "Nothing changed: "
        + of(known)
        + " is `"
        + known.rollout().state()
        + "`, so nothing is in progress. To take it back, write:\n\n"
        + line(Word.ROLLBACK, known, "<reason>");
  }

  static String done(Word word, Handled.Moved moved) {
    return "Done: `" + word.written() + "` of " + of(moved.now()) + ", " + code(moved.what()) + ".";
  }

  static String doneBefore(Word word, List<Recorded> known) {
    return known.stream()
        .map(each -> " " + of(each) + " is `" + each.rollout().state() + "` now.")
        .collect(Collectors.joining("", "Done: `" + word.written() + "`.", ""));
  }

  static String notDone(Word word, Handled.LeftAlone left, Recorded before) {
    return "Nothing changed by `"
        + word.written()
        + "` of "
        + of(left.now().orElse(before))
        + ": "
        + code(left.what())
        + ".";
  }

  private static String lines(Word word, List<Recorded> known, String rest) {
    return known.stream().map(each -> line(word, each, rest)).collect(Collectors.joining("\n"));
  }

  private static String line(Word word, Recorded known, String rest) {
    String exact = Said.ADDRESS + " " + word.written() + " " + Scope.name(known) + " " + rest;
    return "- " + code(exact);
  }

  private static String of(Recorded known) {
    return code(Scope.name(known));
  }
}
