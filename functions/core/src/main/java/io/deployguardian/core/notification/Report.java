package io.deployguardian.core.notification;

import io.deployguardian.core.notification.CheckRun.Phase;
import io.deployguardian.core.notification.Preflight.Result;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Subject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The story of one deployment, for whoever looks at it: how it stands, what was checked before,
 * what happened since, and what to do now.
 *
 * @param sentence how it stands, in a few words
 * @param why it stands so
 * @param branch unknown where nobody said
 * @param result what became of it, once it is over
 * @param latest what the judge said last, while it is being judged
 * @param forecast what each stage can detect
 * @param isObserved whether something was withheld because the guardian only observes
 */
public record Report(
    Subject subject,
    Phase phase,
    String sentence,
    List<String> why,
    Optional<String> branch,
    Preflight preflight,
    List<Milestone> course,
    Optional<String> latest,
    List<String> forecast,
    Optional<String> result,
    List<Advice> actions,
    List<Advice> next,
    boolean isObserved) {

  private static final String FORECAST = "forecast ";

  public Report {
    Objects.requireNonNull(subject, "subject");
    why = List.copyOf(why);
    course = List.copyOf(course);
    forecast = List.copyOf(forecast);
    actions = List.copyOf(actions);
    next = List.copyOf(next);
  }

  public static Report of(Dossier dossier) {
    Standing standing = Standing.of(dossier);
    Preflight preflight = Preflight.of(dossier);
    return new Report(
        dossier.subject(),
        standing.phase(),
        standing.sentence(),
        preflight.shorten(standing.why()),
        dossier.detail("branch"),
        preflight,
        Course.of(dossier.decisions()),
        latest(dossier.rollout()),
        forecast(dossier),
        result(dossier.rollout()),
        actions(preflight),
        NextSteps.of(dossier),
        isObserved(dossier));
  }

  /** Where this very release answers, without traffic or with. */
  public Optional<URI> url() {
    return subject.url();
  }

  private static Optional<String> latest(Rollout rollout) {
    return rollout instanceof Soaking soaking
        ? soaking.latest().map(verdict -> verdict.word() + told(verdict.reasons()))
        : Optional.empty();
  }

  private static String told(List<?> reasons) {
    return reasons.isEmpty() ? "" : ": " + reasons.getFirst();
  }

  private static Optional<String> result(Rollout rollout) {
    return switch (rollout) {
      case Promoted at ->
          Optional.of(at.subject().release().artifact() + " has all of the traffic");
      case RolledBack at ->
          Optional.of(
              at.restored()
                  .filter(restored -> at.wasExposed())
                  .map(
                      restored ->
                          "%s has all of the traffic again, %s after the decision"
                              .formatted(restored.artifact(), Times.words(at.took())))
                  .or(() -> at.restored().map(Report::kept))
                  .orElse("nothing had to be restored: it had no traffic"));
      default -> Optional.empty();
    };
  }

  private static String kept(Release restored) {
    return restored.artifact() + " kept all of the traffic, nobody was affected";
  }

  private static List<String> forecast(Dossier dossier) {
    SortedMap<Integer, String> byStage = new TreeMap<>();
    dossier.decisions().stream()
        .flatMap(decision -> decision.details().entrySet().stream())
        .filter(detail -> detail.getKey().matches(FORECAST + "\\d{1,3}"))
        .forEach(
            detail ->
                byStage.put(
                    Integer.valueOf(detail.getKey().substring(FORECAST.length())),
                    detail.getValue()));
    return List.copyOf(byStage.values());
  }

  private static List<Advice> actions(Preflight preflight) {
    var actions = new ArrayList<Advice>();
    for (Preflight.Check fault : preflight.faults()) {
      String must = fault.result() == Result.FAIL ? "Fix " : "Look at ";
      actions.add(Advice.to(must + fault.rule() + ": " + fault.text()));
    }
    return actions;
  }

  private static boolean isObserved(Dossier dossier) {
    return dossier.effects().stream()
        .anyMatch(effect -> effect.status() instanceof Effect.Status.Withheld);
  }
}
