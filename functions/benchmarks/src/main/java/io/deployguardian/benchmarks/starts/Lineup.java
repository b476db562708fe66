package io.deployguardian.benchmarks.starts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every function, and what each is compared with. */
public final class Lineup {

  /** The least that Quarkus makes of a function. */
  public static final String BARE = "bare";

  private static final String WITH_A_TABLE = ", with a table";
  private static final String PROBE = "{\"probe\": true}";

  /** By extensions: our functions' poms say which have the same. */
  private static final Map<String, List<String>> FUNCTIONS = functions();

  private Lineup() {}

  private static Map<String, List<String>> functions() {
    Map<String, List<String>> functions = new LinkedHashMap<>();
    functions.put("lambda", List.of("webhook-intake", "event-relay"));
    functions.put("funqy", List.of("canary-evaluation", "rollback"));
    functions.put(
        "funqy-with-rest-client",
        List.of("readiness-gate", "smoke-test", "scheduled-audit", "notification"));
    return functions;
  }

  /** Our functions, in the order of the report. */
  public static List<String> ours() {
    return FUNCTIONS.values().stream().flatMap(List::stream).toList();
  }

  /** A function that says hello, with the same extensions. */
  public static String hello(String function) {
    return FUNCTIONS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(function))
        .map(entry -> entry.getKey())
        .findFirst()
        .orElseThrow();
  }

  /** The same one, if it also opens a client of DynamoDB, and reads an item each time. */
  public static String helloWithATable(String function) {
    return hello(function) + WITH_A_TABLE;
  }

  /** Every yardstick, in the order of the report. */
  public static List<String> yardsticks() {
    return Stream.concat(
            Stream.of(BARE),
            FUNCTIONS.keySet().stream().flatMap(name -> Stream.of(name, name + WITH_A_TABLE)))
        .toList();
  }

  /**
   * @param checkout where the packages were built
   * @param packages where our functions' are looked for first: {@code <function>.zip}
   */
  public static List<Candidate> of(Path checkout, Path packages, CannedAws aws) {
    var candidates = new ArrayList<Candidate>();
    for (String name : yardsticks()) {
      boolean table = name.endsWith(WITH_A_TABLE);
      Map<String, String> variables = new LinkedHashMap<>(aws.variables());
      if (table) {
        variables.put("YARDSTICK_TABLE", "deploy-guardian");
      }
      var folder = checkout.resolve("functions/yardsticks").resolve(name.replace(WITH_A_TABLE, ""));
      candidates.add(new Candidate(name, built(folder), variables, PROBE));
    }
    for (String name : ours()) {
      var collected = packages.resolve(name + ".zip");
      var zip =
          Files.exists(collected) ? collected : built(checkout.resolve("functions").resolve(name));
      candidates.add(new Candidate(name, zip, settings(aws), PROBE));
    }
    return candidates;
  }

  private static Path built(Path module) {
    return module.resolve("target/function.zip");
  }

  /** As a deployment with a GitHub App would have it, but for the App's key. */
  private static Map<String, String> settings(CannedAws aws) {
    Map<String, String> variables = new LinkedHashMap<>(aws.variables());
    variables.put("GUARDIAN_TABLE", "deploy-guardian");
    variables.put("GUARDIAN_BUS", "deploy-guardian");
    variables.put("GUARDIAN_MODE", "guarding");
    variables.put(
        "GUARDIAN_GUARDED",
        """
        {"repositories": {"4711": {"services": {"shop": {"environments": {"production": {
          "target": "arn:aws:lambda:eu-central-1:111122223333:function:shop:live"}}}}}}}
        """);
    variables.put("GITHUB_WEBHOOK_SECRET", "a secret of the bench");
    variables.put("GITHUB_TOKEN", "a-token-of-the-bench");
    variables.put("GITHUB_API", aws.base());
    return variables;
  }
}
