package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.source.Alerts.Finding;
import io.deployguardian.core.gate.source.Alerts.Scanned;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Checks.Check;
import io.deployguardian.core.gate.source.Checks.State;
import io.deployguardian.core.gate.source.Commits;
import io.deployguardian.core.gate.source.Ledger;
import io.deployguardian.core.gate.source.Licences.Dependency;
import io.deployguardian.core.gate.source.Origins.Maker;
import io.deployguardian.core.gate.source.Origins.Told;
import io.deployguardian.core.gate.source.Reviews.PullRequest;
import io.deployguardian.core.gate.source.Sources;
import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A world that says what a ready service needs, and whatever a test makes it say. */
public final class FakeSources {

  static final String RUNBOOK = "docs/runbook.md";
  static final String ROLLBACK = "docs/rollback.md";
  static final String MIGRATION = "db/migrations/7.sql";
  static final String COMMIT = Samples.release(2).commit();
  private static final Instant PROMOTED = Shop.NOW.minus(Duration.ofHours(20));

  public Answer<List<Check>> checks =
      Answer.known(
          List.of(
              new Check("unit", State.GREEN, "success"),
              new Check("e2e", State.GREEN, "success"),
              new Check("deploy", State.PENDING, "in_progress")));
  public final Map<Scan, Answer<Scanned>> alerts = new EnumMap<>(Scan.class);
  public Answer<List<Dependency>> licences =
      Answer.known(
          List.of(new Dependency("left-pad", "1.3.0", Optional.of("MIT"), "package.json")));
  public final Map<String, Answer<Commits.Comparison>> compared = new HashMap<>();
  public Answer<String> main = Answer.known("main");
  public Answer<List<PullRequest>> reviews =
      Answer.known(List.of(new PullRequest(7, "ada", Set.of("grace"))));
  public final Map<String, String> files =
      new HashMap<>(Map.of(RUNBOOK, "# Runbook", ROLLBACK, "# Rollback"));
  public Optional<Answer<Optional<String>>> anyFile = Optional.empty();
  public Answer<Told> origin =
      Answer.known(new Told(COMMIT, "production", "main", "ada", Maker.WORKFLOW));
  public final Map<ServiceKey, Answer<Ledger.Standing>> standings = new HashMap<>();
  public Answer<Optional<Deployment>> newest =
      Answer.known(Optional.of(Samples.subject(2).deployment()));
  public Answer<Optional<Instant>> drill =
      Answer.known(Optional.of(Shop.NOW.minus(Duration.ofDays(30))));
  public Answer<Double> budget = Answer.known(0.4);
  public Answer<Set<String>> flags = Answer.known(Set.of("new-cart"));
  private int asked;

  public FakeSources() {
    for (Scan scan : Scan.values()) {
      alerts.put(scan, Answer.known(new Scanned(Optional.of(PROMOTED), List.of())));
    }
    standings.put(staging("shop"), Answer.known(new Ledger.Standing.Live(PROMOTED)));
    compared("main", 0, 0);
    compared.put(
        Samples.release(1).commit(),
        Answer.known(new Commits.Comparison(3, 0, Set.of("src/Cart.java", MIGRATION), true)));
  }

  static ServiceKey staging(String service) {
    return new ServiceKey(Samples.KEY.repository(), service, "staging");
  }

  void compared(String branch, int ahead, int behind) {
    compared.put(branch, Answer.known(new Commits.Comparison(ahead, behind, Set.of(), true)));
  }

  public void changed(boolean complete, String... paths) {
    compared.put(
        Samples.release(1).commit(),
        Answer.known(new Commits.Comparison(3, 0, Set.of(paths), complete)));
  }

  void standing(Ledger.Standing standing) {
    standings.put(staging("shop"), Answer.known(standing));
  }

  /** A finding of code scanning. */
  public void open(Level level, String what, String place) {
    var finding = new Finding(level, what, place, Optional.empty());
    alerts.put(
        Scan.CODE_SCANNING, Answer.known(new Scanned(Optional.of(PROMOTED), List.of(finding))));
  }

  /** The commit was never in staging. */
  public void never() {
    standing(new Ledger.Standing.Never());
  }

  /** Nobody answers any more, each in the same way. */
  public void allSay(Answer<?> nothing) {
    checks = as(nothing);
    alerts.replaceAll((scan, answer) -> as(nothing));
    licences = as(nothing);
    compared.replaceAll((base, answer) -> as(nothing));
    main = as(nothing);
    reviews = as(nothing);
    anyFile = Optional.of(as(nothing));
    origin = as(nothing);
    standings.replaceAll((key, answer) -> as(nothing));
    newest = as(nothing);
    drill = as(nothing);
    budget = as(nothing);
    flags = as(nothing);
  }

  /** An answer that knows nothing may be one to any question. */
  @SuppressWarnings("unchecked")
  private static <T> Answer<T> as(Answer<?> nothing) {
    return (Answer<T>) nothing;
  }

  /** How often the reviews were asked for. */
  public int asked() {
    return asked;
  }

  public Sources sources() {
    return new Sources(
        subject -> checks,
        (subject, scan) -> alerts.get(scan),
        subject -> licences,
        commits(),
        subject -> {
          asked++;
          return reviews;
        },
        (subject, path) ->
            anyFile.orElseGet(() -> Answer.known(Optional.ofNullable(files.get(path)))),
        subject -> origin,
        ledger(),
        key -> drill,
        (key, objectives) -> budget,
        key -> flags);
  }

  private Commits commits() {
    return new Commits() {
      @Override
      public Answer<Comparison> compare(Subject subject, String base) {
        return compared.getOrDefault(base, Answer.noAnswer("404 " + base));
      }

      @Override
      public Answer<String> defaultBranch(Subject subject) {
        return main;
      }
    };
  }

  private Ledger ledger() {
    return new Ledger() {
      @Override
      public Answer<Standing> standing(ServiceKey key, String commit) {
        return standings.getOrDefault(key, Answer.known(new Standing.Never()));
      }

      @Override
      public Answer<Optional<Deployment>> newest(ServiceKey key) {
        return newest;
      }
    };
  }
}
