package io.deployguardian.wire.report;

import io.deployguardian.core.notification.Advice;
import io.deployguardian.core.notification.Milestone;
import io.deployguardian.core.notification.Plain;
import io.deployguardian.core.notification.Preflight;
import io.deployguardian.core.notification.Report;
import io.deployguardian.core.notification.Times;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Subject;
import java.util.List;
import java.util.Locale;

/** A deployment's report in a box, for terminals. */
public final class BoxedText {

  private static final int LONGEST = 600;

  private final Report report;
  private final Moments moments;
  private final Box box = new Box();

  private BoxedText(Report report) {
    this.report = report;
    this.moments = Moments.since(report.subject().deployment().createdAt());
  }

  public static String of(Report report) {
    var text = new BoxedText(report);
    text.headline();
    text.facts();
    text.preflight();
    text.course();
    text.advice("WHAT TO DO", report.actions());
    text.advice("NEXT", report.next());
    return text.box.toString();
  }

  private void headline() {
    Subject subject = report.subject();
    box.line(
        "%s: %s in %s"
            .formatted(
                plain(report.sentence()).toUpperCase(Locale.ROOT),
                plain(subject.release().artifact()),
                plain(subject.key().environment())));
    report.why().forEach(why -> box.line("  ", plain(why)));
    report.latest().ifPresent(latest -> box.line("  ", plain(latest)));
    report.result().ifPresent(result -> box.line("  ", plain(result)));
    if (report.isObserved()) {
      box.line("  ", "The guardian only observes here: what it withheld, it did not do.");
    }
  }

  private void facts() {
    Subject subject = report.subject();
    box.part();
    box.line(
        "Service   ", plain(subject.key().service()) + " of " + plain(subject.repositoryName()));
    box.line(
        "Release   ",
        plain(subject.release().artifact())
            + subject
                .baseline()
                .map(old -> ", over " + plain(old.artifact()))
                .orElse(", the first one"));
    String branch = report.branch().map(name -> " on " + plain(name)).orElse("");
    box.line("Commit    ", plain(subject.release().commit()) + branch);
    report.url().ifPresent(url -> box.line("Preview   ", plain(url.toString())));
    box.line("Created   ", Times.words(subject.deployment().createdAt()));
    box.line("Rollout   ", plain(subject.id().value()));
  }

  private void preflight() {
    Preflight preflight = report.preflight();
    if (preflight.checks().isEmpty()) {
      return;
    }
    box.part().line("PRE-FLIGHT: " + ReportPage.counts(preflight));
    for (Preflight.Check check : preflight.checks()) {
      box.line(padded(check.result().name(), 9), plain(check.rule()) + ": " + plain(check.text()));
    }
  }

  private void course() {
    if (report.course().isEmpty()) {
      return;
    }
    box.part().line("ROLLOUT (UTC)");
    for (Milestone step : report.course()) {
      box.line(padded(moments.of(step), 22), plain(step.what()) + ": " + step.mark().word());
      step.reasons().forEach(reason -> box.line(" ".repeat(24), plain(told(reason))));
    }
  }

  private static String told(Reason reason) {
    return reason.toString();
  }

  private void advice(String title, List<Advice> all) {
    if (all.isEmpty()) {
      return;
    }
    box.part().line(title);
    for (Advice advice : all) {
      box.line("* ", plain(advice.text()));
      advice.command().ifPresent(command -> box.line("    ", command));
    }
  }

  /** No escape sequence reaches a terminal. */
  private static String plain(String text) {
    return Plain.line(text, LONGEST);
  }

  private static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - text.length()));
  }
}
