package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.Decision;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was checked before the deployment started, the worst first. */
public record Preflight(List<Check> checks) {

  private static final String CHECK = "check: ";

  public Preflight {
    checks = List.copyOf(checks);
  }

  /** What a check came to, the worst first. */
  public enum Result {
    FAIL("failed"),
    WARNING("warning"),
    PASS("passed"),
    SKIPPED("skipped");

    private final String word;

    Result(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * @param rule such as {@code no_runbook}
   */
  public record Check(String rule, Result result, String text) {

    static Check read(Map.Entry<String, String> detail) {
      String rule = detail.getKey().substring(CHECK.length());
      String value = detail.getValue();
      Optional<Result> said =
          Arrays.stream(Result.values())
              .filter(result -> value.startsWith(result.name() + ":"))
              .findFirst();
      // A word that nobody knows here is no pass.
      return said.map(
              result ->
                  new Check(rule, result, value.substring(result.name().length() + 1).strip()))
          .orElseGet(() -> new Check(rule, Result.SKIPPED, value));
    }
  }

  /** The gate may have been asked more than once; its last word counts. */
  static Preflight of(Dossier dossier) {
    return dossier.decisions().reversed().stream()
        .map(Preflight::checks)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(Preflight::new)
        .orElseGet(() -> new Preflight(List.of()));
  }

  private static List<Check> checks(Decision decision) {
    return decision.details().entrySet().stream()
        .filter(detail -> detail.getKey().startsWith(CHECK))
        .map(Check::read)
        .sorted(Comparator.comparing(Check::result))
        .toList();
  }

  public long count(Result result) {
    return checks.stream().filter(check -> check.result() == result).count();
  }

  /** Why it stands so, in a sentence about all of them, where they say it already. */
  List<String> shorten(List<String> why) {
    List<String> told = checks.stream().map(check -> check.rule() + ": " + check.text()).toList();
    List<String> rest = why.stream().filter(reason -> !told.contains(reason)).toList();
    return rest.size() == why.size() || !rest.isEmpty()
        ? rest
        : List.of(count(Result.FAIL) + " of " + checks.size() + " checks failed.");
  }

  /** What a person should do something about. */
  List<Check> faults() {
    return checks.stream()
        .filter(check -> check.result() == Result.FAIL || check.result() == Result.WARNING)
        .toList();
  }
}
