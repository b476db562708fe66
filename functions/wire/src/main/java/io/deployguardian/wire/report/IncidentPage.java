package io.deployguardian.wire.report;

import io.deployguardian.core.notification.IncidentReport;
import io.deployguardian.core.notification.Times;
import io.deployguardian.core.rollout.Subject;
import java.util.List;
import java.util.stream.Collectors;

/** An incident in Markdown, as the body of its issue. */
final class IncidentPage {

  private final IncidentReport incident;
  private final Cut cut;
  private final Parts parts;

  private IncidentPage(IncidentReport incident, Cut cut) {
    this.incident = incident;
    this.cut = cut;
    this.parts = new Parts(cut, Moments.since(incident.started()));
  }

  static String of(IncidentReport incident, Cut cut) {
    var page = new IncidentPage(incident, cut);
    return List.of(
            page.headline(),
            page.facts(),
            "#### Root cause\n\n" + page.parts.reasons(incident.cause()),
            "#### Timeline\n\n" + page.parts.course(incident.course()),
            "#### Actions\n\n" + page.parts.advice(incident.actions()),
            page.footer())
        .stream()
        .collect(Collectors.joining("\n"));
  }

  /** The comment that closes the issue. */
  static String resolution(IncidentReport incident, Cut cut) {
    String lasted = incident.lasted().map(Times::words).orElse("an unknown time");
    return "%s It lasted %s. What was learnt belongs here, too.\n"
        .formatted(cut.text(incident.now()), lasted);
  }

  private String headline() {
    String words =
        cut.code(incident.subject().release().artifact())
            + " of "
            + cut.code(incident.subject().key().service())
            + " "
            + cut.text(incident.sentence().replaceFirst("^rolled", "was rolled"));
    return "**%s**: %s. %s\n".formatted(incident.priority(), words, cut.text(incident.now()));
  }

  private String facts() {
    Subject subject = incident.subject();
    var facts = new StringBuilder("| | |\n|---|---|\n");
    add(facts, "Severity", incident.priority() + " (" + incident.severity() + ")");
    add(facts, "Started", Times.words(incident.started()));
    add(facts, "Resolved", incident.resolved().map(Times::words).orElse("not yet"));
    incident.lasted().ifPresent(lasted -> add(facts, "Lasted", Times.words(lasted)));
    add(
        facts,
        "Affected",
        cut.code(subject.key().service())
            + " in "
            + cut.code(subject.key().environment())
            + incident.share().map(share -> ", " + cut.text(share) + " of its traffic").orElse(""));
    add(facts, "Release", parts.release(subject));
    add(facts, "Commit", cut.code(subject.release().commit()));
    return facts.toString();
  }

  private static void add(StringBuilder facts, String name, String value) {
    facts.append(Parts.row(List.of(name, value)));
  }

  private String footer() {
    Subject subject = incident.subject();
    return ("<sub>Kept up to date by Deploy Guardian: what is written above the comments is"
            + " overwritten. Rollout %s, deployment %d, trace %s</sub>\n")
        .formatted(
            cut.text(subject.id().value()), subject.deployment().id(), cut.text(subject.trace()));
  }
}
