package io.deployguardian.core.notification;

import io.deployguardian.core.notification.Milestone.Mark;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The decision log as a few steps: each begins with one decision and ends with another. */
final class Course {

  private static final String VERDICT = "verdict";
  private static final String BACK = "RollingBack";

  private final List<Milestone> done = new ArrayList<>();
  private Optional<Decision> opened = Optional.empty();

  private Course() {}

  static List<Milestone> of(List<Decision> decisions) {
    var course = new Course();
    decisions.forEach(course::take);
    course.opened.ifPresent(
        last ->
            course.done.add(
                new Milestone(
                    name(last), last.at(), Optional.empty(), mark(last), Reasons.of(last))));
    return List.copyOf(course.done);
  }

  private void take(Decision next) {
    if (opened.isPresent() && !opened.get().state().equals(next.state())) {
      close(opened.get(), next);
      opened = Optional.empty();
    }
    switch (next.state()) {
      case "SmokeTesting", "Soaking", "Held", BACK -> opened = opened.or(() -> Optional.of(next));
      case "Vetoed" -> atOnce("gate", next, Mark.FAILED);
      case "Promoted" -> atOnce("promoted", next, Mark.DONE);
      case "Superseded" -> atOnce("superseded", next, Mark.ENDED);
      case "Planned" -> gate(next);
      default -> {}
    }
  }

  /** A gate that let it through leaves the rollout where it is. */
  private void gate(Decision next) {
    if (next.details().keySet().stream().anyMatch(name -> name.startsWith("check: "))) {
      done.removeIf(before -> before.what().equals("gate"));
      atOnce("gate", next, next.decision().startsWith("approve") ? Mark.PASSED : Mark.UNDECIDED);
    }
  }

  private void atOnce(String what, Decision decision, Mark mark) {
    done.add(
        new Milestone(what, decision.at(), Optional.of(decision.at()), mark, Reasons.of(decision)));
  }

  private void close(Decision first, Decision last) {
    var reasons = Stream.concat(held(first), Reasons.of(last).stream()).toList();
    done.add(
        new Milestone(
            name(first), first.at(), Optional.of(last.at()), outcome(first, last), reasons));
  }

  /** What a hold waited for is worth telling beside what ended it. */
  private static Stream<Reason> held(Decision first) {
    return first.state().equals("Held") ? Reasons.of(first).stream() : Stream.of();
  }

  private static Mark outcome(Decision first, Decision last) {
    if (first.state().equals(BACK)) {
      return last.state().equals("RolledBack") ? Mark.DONE : Mark.FAILED;
    }
    String verdict = last.details().getOrDefault(VERDICT, "");
    if (first.state().equals("Held") || verdict.isEmpty()) {
      return Mark.ENDED;
    }
    // An inconclusive suite fails closed.
    return last.state().equals(BACK)
        ? Mark.FAILED
        : verdict.equals("PASS") ? Mark.PASSED : Mark.UNDECIDED;
  }

  private static Mark mark(Decision open) {
    return open.state().equals("Held") ? Mark.UNDECIDED : Mark.RUNNING;
  }

  private static String name(Decision first) {
    return switch (first.state()) {
      case "SmokeTesting" -> "smoke test";
      case "Held" -> "held";
      case BACK -> "rollback";
      default -> first.decision();
    };
  }
}
