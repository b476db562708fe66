package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Severity;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What users went through because of a release, for people.
 *
 * @param sentence how it stands, behind the release's name
 * @param started the failing signal
 * @param resolved when the traffic was back; empty while it isn't, or while what was restored is
 *     ill
 * @param share the most of the traffic that the release had
 * @param cause in words
 * @param now how it stands, in a sentence
 */
public record IncidentReport(
    Subject subject,
    Severity severity,
    String sentence,
    Instant started,
    Optional<Instant> resolved,
    Optional<String> share,
    List<String> cause,
    String now,
    List<Milestone> course,
    List<Advice> actions) {

  private static final String WEIGHT = "weight";
  private static final String FAILED = "RollbackFailed";

  public IncidentReport {
    cause = List.copyOf(cause);
    course = List.copyOf(course);
    actions = List.copyOf(actions);
  }

  /** Nobody was affected by a release that never had traffic, unless its rollback failed. */
  public static Optional<IncidentReport> of(Dossier dossier) {
    return switch (dossier.rollout()) {
      case RollingBack at when at.wasExposed() -> Optional.of(rollingBack(dossier, at));
      case RolledBack at when at.wasExposed() -> Optional.of(rolledBack(dossier, at));
      case RollbackFailed at -> Optional.of(failed(dossier, at));
      case Superseded at -> failedBefore(dossier).map(first -> superseded(dossier, at, first));
      default -> Optional.empty();
    };
  }

  private static IncidentReport rollingBack(Dossier dossier, RollingBack at) {
    return about(dossier, Severity.CRITICAL, "is being rolled back", at.cause())
        .now("The traffic is being brought back.", Optional.empty());
  }

  private static IncidentReport rolledBack(Dossier dossier, RolledBack at) {
    IncidentReport incident = about(dossier, Severity.CRITICAL, "rolled back", at.cause());
    String to = at.restored().map(release -> release.artifact()).orElse("what was there before");
    if (at.health() instanceof Verdict.Fail ill) {
      return incident.now(
          "The traffic is back on %s, which does not pass its own checks: %s"
              .formatted(to, ill.reasons().getFirst()),
          Optional.empty());
    }
    String how = at.health() instanceof Verdict.Pass ? ", which passes its checks." : ".";
    return incident.now("The traffic is back on " + to + how, Optional.of(at.restoredAt()));
  }

  private static IncidentReport failed(Dossier dossier, RollbackFailed at) {
    Severity severity = at.wasExposed() ? Severity.CRITICAL : Severity.WARNING;
    return about(dossier, severity, "could not be rolled back", at.cause())
        .now("The traffic could not be brought back: " + at.why(), Optional.empty());
  }

  /** Nobody knows yet whether the newer one is the fix, so a person closes it. */
  private static IncidentReport superseded(Dossier dossier, Superseded at, Decision first) {
    String reason = first.decision().replaceFirst("^roll back(: |, )", "");
    var cause = Cause.of(Cause.Kind.REQUESTED, reason, first.at());
    return about(dossier, Severity.CRITICAL, "could not be rolled back", cause)
        .now(
            "A newer deployment took over, " + at.by() + "; close this once the service is well.",
            Optional.empty());
  }

  private static Optional<Decision> failedBefore(Dossier dossier) {
    boolean failed =
        dossier.decisions().stream().anyMatch(decision -> decision.state().equals(FAILED));
    return dossier.decisions().stream()
        .filter(decision -> failed && decision.state().equals("RollingBack"))
        .findFirst();
  }

  private static IncidentReport about(
      Dossier dossier, Severity severity, String sentence, Cause cause) {
    return new IncidentReport(
        dossier.subject(),
        severity,
        sentence,
        cause.signalAt(),
        Optional.empty(),
        share(dossier),
        causes(dossier, cause),
        "",
        Course.of(dossier.decisions()),
        dossier.rollout() instanceof RolledBack ? lessons() : NextSteps.failed(dossier));
  }

  private IncidentReport now(String words, Optional<Instant> end) {
    return new IncidentReport(
        subject, severity, sentence, started, end, share, cause, words, course, actions);
  }

  /** The log has each reason; the cause names the first of them, or the person who asked. */
  private static List<String> causes(Dossier dossier, Cause cause) {
    List<String> told =
        dossier.decisions().stream()
            .filter(decision -> decision.state().equals("RollingBack"))
            .findFirst()
            .map(decision -> Reasons.of(decision).stream().map(Reason::toString).toList())
            .orElse(List.of());
    return told.isEmpty() ? List.of(cause.reason()) : told;
  }

  private static Optional<String> share(Dossier dossier) {
    return dossier.decisions().stream()
        .filter(decision -> decision.state().equals("Soaking"))
        .reduce((first, last) -> last)
        .map(last -> last.decision().replaceFirst("^soak at ", ""))
        .or(() -> dossier.detail(WEIGHT));
  }

  private static List<Advice> lessons() {
    return List.of(
        Advice.to("Fix the cause, and deploy again: that is a new rollout."),
        Advice.to("Ask which check would have found it before it had traffic, and add that one."),
        Advice.to("Write down what users went through, and what was learnt."));
  }

  public String title() {
    return subject.key().service() + " " + subject.release().artifact() + " " + sentence;
  }

  /** P1 pages now, P2 is for the channel, P3 for the record. */
  public String priority() {
    return switch (severity) {
      case CRITICAL -> "P1";
      case WARNING -> "P2";
      case INFO -> "P3";
    };
  }

  public boolean isResolved() {
    return resolved.isPresent();
  }

  public Optional<Duration> lasted() {
    return resolved.map(end -> Duration.between(started, end));
  }
}
