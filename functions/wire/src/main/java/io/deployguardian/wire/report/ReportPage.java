package io.deployguardian.wire.report;

import io.deployguardian.core.notification.Advice;
import io.deployguardian.core.notification.CheckRun.Phase;
import io.deployguardian.core.notification.Preflight;
import io.deployguardian.core.notification.Preflight.Result;
import io.deployguardian.core.notification.Report;
import io.deployguardian.core.notification.Times;
import io.deployguardian.core.rollout.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A deployment's report in Markdown. */
final class ReportPage {

  private final Report report;
  private final Cut cut;
  private final Parts parts;

  private ReportPage(Report report, Cut cut) {
    this.report = report;
    this.cut = cut;
    this.parts = new Parts(cut, Moments.since(report.subject().deployment().createdAt()));
  }

  static String of(Report report, Cut cut) {
    var page = new ReportPage(report, cut);
    return List.of(
            page.headline(),
            page.facts(),
            page.preflight(),
            page.course(),
            page.advice("What to do", report.actions()),
            page.advice("Next", report.next()),
            page.forecast(),
            page.footer())
        .stream()
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private String headline() {
    var headline = new StringBuilder();
    headline
        .append("### ")
        .append(icon(report.phase()))
        .append(' ')
        .append(cut.code(report.subject().release().artifact()))
        .append(": ")
        .append(cut.text(report.sentence()))
        .append(report.why().isEmpty() ? "\n" : "\n\n");
    if (!report.why().isEmpty()) {
      headline.append(parts.reasons(report.why()));
    }
    report.latest().ifPresent(latest -> headline.append('\n').append(cut.text(latest) + "\n"));
    report
        .result()
        .ifPresent(result -> headline.append("\n**Result:** " + cut.text(result) + "\n"));
    if (report.isObserved()) {
      headline.append("\n_The guardian only observes here: what it withheld, it did not do._\n");
    }
    return headline.toString();
  }

  private String facts() {
    Subject subject = report.subject();
    var facts = new StringBuilder("| | |\n|---|---|\n");
    facts.append(
        fact(
            "Environment",
            cut.code(subject.key().environment()) + " of " + cut.code(subject.key().service())));
    facts.append(fact("Release", parts.release(subject)));
    String branch = report.branch().map(name -> " on " + cut.code(name)).orElse("");
    facts.append(fact("Commit", cut.code(subject.release().commit()) + branch));
    report.url().ifPresent(url -> facts.append(fact("Preview", Gfm.link(url))));
    facts.append(fact("Created", Times.words(subject.deployment().createdAt())));
    return facts.toString();
  }

  private static String fact(String name, String value) {
    return Parts.row(List.of(name, value));
  }

  private String preflight() {
    Preflight preflight = report.preflight();
    if (preflight.checks().isEmpty()) {
      return "";
    }
    return "#### Pre-flight: "
        + counts(preflight)
        + "\n\n"
        + parts.table(
            "| | check | |",
            preflight.checks(),
            check ->
                List.of(
                    icon(check.result()) + " " + check.result().word(),
                    cut.code(check.rule()),
                    cut.text(check.text())));
  }

  static String counts(Preflight preflight) {
    return Arrays.stream(Result.values())
        .filter(result -> preflight.count(result) > 0)
        .map(result -> preflight.count(result) + " " + plural(result, preflight.count(result)))
        .collect(Collectors.joining(", "));
  }

  private static String plural(Result result, long count) {
    return result == Result.WARNING && count > 1 ? "warnings" : result.word();
  }

  private String course() {
    return report.course().isEmpty() ? "" : "#### Rollout\n\n" + parts.course(report.course());
  }

  private String advice(String title, List<Advice> all) {
    return all.isEmpty() ? "" : "#### " + title + "\n\n" + parts.advice(all);
  }

  private String forecast() {
    if (report.forecast().isEmpty()) {
      return "";
    }
    var list = new StringBuilder("<details><summary>What each stage can detect</summary>\n\n");
    cut.some(report.forecast())
        .forEach(sentence -> list.append("* ").append(cut.text(sentence)).append('\n'));
    return list.append("\n</details>\n").toString();
  }

  private String footer() {
    Subject subject = report.subject();
    return "<sub>rollout %s, deployment %d, trace %s</sub>\n"
        .formatted(
            cut.text(subject.id().value()), subject.deployment().id(), cut.text(subject.trace()));
  }

  private static String icon(Phase phase) {
    return switch (phase) {
      case QUEUED, IN_PROGRESS -> "⏳";
      case SUCCESS -> "✅";
      case FAILURE -> "❌";
      case CANCELLED, NEUTRAL -> "⏹️";
      case ACTION_REQUIRED -> "✋";
    };
  }

  private static String icon(Result result) {
    return switch (result) {
      case PASS -> "✅";
      case WARNING -> "⚠️";
      case FAIL -> "❌";
      case SKIPPED -> "➖";
    };
  }
}
