package io.deployguardian.wire.plan;

import java.util.List;
import java.util.stream.Stream;

/** A plan that says everything, and what can be wrong with it, one thing at a time. */
final class PlanTexts {

  static final String FULL =
      """
      # .github/deploy-guardian.yml
      version: 1
      services:
        shop:
          environments:
            production:
              smoke:
                limit: 30s
                privateProbes: true
                retries: {attempts: 4, first: 2s, longest: 50s}
                checks:
                  - {name: health, path: /health, status: 204, json: {/status: UP, /n: 3}, headers: {content-type: text/plain}, slowest: 500ms, timeout: 5s}
                  - {name: home, url: "https://shop.example/"}
              canary:
                interval: 30s
                patience: 20m
                delay: 3m
                stages:
                  - {weight: 5, soak: 1h}
                  - {weight: 50, soak: 2h}
                  - {weight: 100}
                metrics:
                  - {name: error-rate, kind: ratio, direction: increase, threshold: 2%, tolerance: 25%, absoluteTolerance: 0.2%, critical: true, required: true}
                  - {name: orders, kind: value, direction: decrease, threshold: 7.5, tolerance: 0.05, critical: false, required: false}
                alpha: 0.5%
                beta: 0.1
                traffic: 12.5
              hold: 7d
      """;

  static final String SMALLEST =
      """
      services:
        default:
          environments:
            eu/prod 1:
              smoke:
                checks:
                  - {name: home, path: /}
      """;

  /** Where {@link #FULL}'s only environment is. */
  static final String PRODUCTION = "services.shop.environments.production";

  /**
   * @param schema whether the schema sees it too; it can't compare values, count time or see the
   *     text behind the tree
   */
  record Bad(String text, boolean schema, int line, String place, String found, String expected) {
    @Override
    public String toString() {
      return "line " + line + ", " + place + ": " + found;
    }
  }

  private PlanTexts() {}

  static Stream<String> good() {
    return Stream.of(ReadyTexts.good(), guarded(), CheckTexts.good()).flatMap(texts -> texts);
  }

  private static Stream<String> guarded() {
    return Stream.of(
        FULL,
        SMALLEST,
        full("- {weight: 5, soak: 1h}", "- {weight: 1, soak: 1s}"),
        full("- {weight: 50, soak: 2h}", "# no more").replace("- {weight: 100}", "# at all"),
        full("threshold: 2%", "threshold: 0.02"),
        full("threshold: 2%", "threshold: \"1.5 %\""),
        full("threshold: 2%", "threshold: 100%"),
        full(
            "direction: increase, threshold: 2%, tolerance: 25%, absoluteTolerance: 0.2%, "
                + "critical: true, required: true",
            "direction: either"),
        full("tolerance: 25%", "tolerance: 1000%"),
        full("tolerance: 25%", "tolerance: \"0.5 %\""),
        full("tolerance: 0.05", "tolerance: 10"),
        full("absoluteTolerance: 0.2%", "absoluteTolerance: 0"),
        full("absoluteTolerance: 0.2%", "absoluteTolerance: 0%"),
        full("absoluteTolerance: 0.2%", "absoluteTolerance: 99.9%"),
        full("absoluteTolerance: 0.2%", "absoluteTolerance: 0.999"),
        full("alpha: 0.5%", "alpha: 0.01%"),
        full("alpha: 0.5%", "alpha: 0.0001"),
        full("beta: 0.1", "beta: 20%"),
        full("beta: 0.1", "beta: 0.2"),
        full("beta: 0.1", "beta: \"12.5 %\""),
        full("traffic: 12.5", "traffic: 1000000000"),
        full("traffic: 12.5", "traffic: 0.001"),
        full("delay: 3m", "delay: 0s"),
        full("url: \"https://shop.example/\"", "url: 'http://[::1]:8080/a?b=c#d'"),
        full("/status: UP", "/a~1b/0: true"),
        full("production:", "\"Größe: A/B\":"));
  }

  static Stream<Bad> bad() {
    return Stream.of(
            texts(), keys(), BadSmoke.all(), CheckTexts.bad(), BadCanary.all(), BadReadiness.all())
        .flatMap(List::stream);
  }

  private static List<Bad> texts() {
    String yaml = Problems.DOCUMENT;
    return List.of(
        new Bad("", false, 0, yaml, "nothing", "a plan"),
        new Bad("# nothing yet\n", false, 0, yaml, "nothing", "a plan"),
        new Bad("null", true, 1, yaml, "nothing", "a mapping"),
        new Bad("- a\n- b\n", true, 1, yaml, "a list", "a mapping"),
        new Bad("just text", true, 1, yaml, "just text", "a mapping"),
        new Bad("a".repeat(70_000), false, 0, yaml, "70000 bytes", "at most 65536 bytes"),
        new Bad("ü".repeat(40_000), false, 0, yaml, "80000 bytes", "at most 65536 bytes"),
        new Bad(
            "a: [1\nb: 2", false, 2, yaml, "broken syntax: expected ',' or ']', but got :", "YAML"),
        new Bad(
            "\tservices:",
            false,
            1,
            yaml,
            "broken syntax: found character '\\t(TAB)' that cannot start any token",
            "YAML"),
        new Bad("a: 1\nb: \u0007", false, 2, yaml, "character U+0007", "printable text"),
        new Bad(FULL + "---\n" + FULL, false, 29, yaml, "a second document", "one document"),
        new Bad("a: &x 1\nb: 2", false, 1, yaml, "anchor &x", "no anchors"),
        new Bad("b: 2\na: &x [*x]", false, 2, yaml, "anchor &x", "no anchors"),
        new Bad("a: 1\nb: *x", false, 2, yaml, "alias *x", "no aliases"),
        new Bad(
            "a: !!java.net.URL [x]",
            false,
            1,
            yaml,
            "tag tag:yaml.org,2002:java.net.URL",
            "no tags"),
        new Bad("version: !secret 1", false, 1, yaml, "tag !secret", "no tags"),
        new Bad("[".repeat(60_000), false, 1, yaml, "nesting deeper than 20", "a plan"),
        new Bad("{a: ".repeat(15_000), false, 1, yaml, "nesting deeper than 20", "a plan"));
  }

  private static List<Bad> keys() {
    return List.of(
        bad("version: 1", "version: 2", true, 2, "version", "2", "a whole number, 1 to 1"),
        bad("version: 1", "version: \"1\"", true, 2, "version", "\"1\"", "a whole number, 1 to 1"),
        bad(
            "version: 1",
            "vresion: 1",
            true,
            2,
            "document",
            "key vresion",
            "one of version, services"),
        bad(
            "version: 1",
            "<<: {version: 1}",
            false,
            2,
            "document",
            "key <<",
            "one of version, services"),
        bad(
            "version: 1",
            "version: 1\nversion: 1",
            false,
            3,
            "version",
            "the key a second time",
            "each key once"),
        new Bad("version: 1", true, 1, "services", "nothing", "at least one service"),
        new Bad("services: {}", true, 1, "services", "0 services", "1 to 50 services"),
        new Bad("services:", true, 1, "services", "nothing", "a mapping"),
        new Bad("services: [shop]", true, 1, "services", "a list", "a mapping"),
        new Bad(
            "services: {a: {}}",
            true,
            1,
            "services.a.environments",
            "nothing",
            "at least one environment"),
        new Bad(
            "services:\n  a: {environments: {}}",
            true,
            2,
            "services.a.environments",
            "0 environments",
            "1 to 20 environments"),
        new Bad(
            "services: {\"\": {environments: 1}}",
            true,
            1,
            "services",
            "key \"\"",
            "a name of 1 to 100 printable characters"),
        bad(
            "shop:",
            "\"a\\nb\":",
            true,
            4,
            "services",
            "key \"a·b\"",
            "a name of 1 to 100 printable characters"),
        bad(
            "shop:",
            "? [a]\n  :",
            false,
            4,
            "services",
            "key a list",
            "a name of 1 to 100 printable characters"),
        bad(
            "hold: 7d",
            "holds: 7d",
            true,
            28,
            PRODUCTION,
            "key holds",
            "one of tier, after, soak, approval, branch, domain, strategy, reason,"
                + " requiredChecks, freeze, smoke, canary, hold"),
        bad(
            "hold: 7d",
            "hold: forever",
            true,
            28,
            PRODUCTION + ".hold",
            "forever",
            "a duration of 1s to 30d"),
        bad(
            "hold: 7d",
            "hold: 31d",
            false,
            28,
            PRODUCTION + ".hold",
            "31d",
            "a duration of 1s to 30d"),
        bad(
            "hold: 7d",
            "hold: 30",
            true,
            28,
            PRODUCTION + ".hold",
            "30",
            "a duration of 1s to 30d"),
        bad(
            "hold: 7d",
            "hold: -1s",
            true,
            28,
            PRODUCTION + ".hold",
            "-1s",
            "a duration of 1s to 30d"),
        bad(
            "hold: 7d",
            "hold: [1h]",
            true,
            28,
            PRODUCTION + ".hold",
            "a list",
            "a duration of 1s to 30d"));
  }

  static Bad bad(
      String from,
      String to,
      boolean schema,
      int line,
      String place,
      String found,
      String expected) {
    return new Bad(full(from, to), schema, line, place, found, expected);
  }

  private static String full(String from, String to) {
    if (!FULL.contains(from)) {
      throw new IllegalArgumentException("the full plan has no " + from);
    }
    return FULL.replace(from, to);
  }
}
