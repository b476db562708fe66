package io.deployguardian.wire.report;

import io.deployguardian.core.notification.Advice;
import io.deployguardian.core.notification.Milestone;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parts that pages are made of, in Markdown. */
record Parts(Cut cut, Moments moments) {

  /** A table whose rows are cut; each row is its cells. */
  <T> String table(String head, List<T> rows, Function<T, List<String>> cells) {
    int columns = head.split("\\|").length - 1;
    var table = new StringBuilder(head).append('\n').append("|---".repeat(columns)).append("|\n");
    cut.some(rows).forEach(row -> table.append(row(cells.apply(row))));
    if (cut.left(rows) > 0) {
      table.append(row(List.of("", "... and " + cut.left(rows) + " more")));
    }
    return table.toString();
  }

  static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  String course(List<Milestone> course) {
    return table("| UTC | step | | why |", course, this::step);
  }

  private List<String> step(Milestone step) {
    return List.of(
        moments.of(step),
        cut.text(step.what()),
        icon(step.mark()) + " " + step.mark().word(),
        cut.some(step.reasons()).stream().map(this::reason).collect(Collectors.joining("<br>")));
  }

  private String reason(Reason reason) {
    return cut.code(reason.about()) + " " + cut.text(reason.text());
  }

  String advice(List<Advice> all) {
    var list = new StringBuilder();
    for (Advice advice : cut.some(all)) {
      list.append("* ").append(cut.text(advice.text()));
      advice.command().ifPresent(command -> list.append(" ").append(cut.code(command)));
      list.append('\n');
    }
    if (cut.left(all) > 0) {
      list.append("* ... and ").append(cut.left(all)).append(" more\n");
    }
    return list.toString();
  }

  /** One sentence each; a single one needs no list. */
  String reasons(List<String> why) {
    return why.size() == 1
        ? cut.text(why.getFirst()) + "\n"
        : advice(why.stream().map(text -> new Advice(text, Optional.empty())).toList());
  }

  String release(Subject subject) {
    String over =
        subject
            .baseline()
            .map(baseline -> " over " + cut.code(baseline.artifact()))
            .orElse(", the first one");
    return cut.code(subject.release().artifact()) + over;
  }

  static String icon(Milestone.Mark mark) {
    return switch (mark) {
      case RUNNING -> "⏳";
      case PASSED, DONE -> "✅";
      case FAILED -> "❌";
      case UNDECIDED -> "✋";
      case ENDED -> "⏹️";
    };
  }
}
