package io.deployguardian.wire.plan;

import static io.deployguardian.wire.plan.PlanTexts.PRODUCTION;
import static io.deployguardian.wire.plan.PlanTexts.bad;

import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.util.List;

/** What can be wrong in an environment's sections. */
final class BadSections {

  private BadSections() {}

  static List<Bad> smoke() {
    String smoke = PRODUCTION + ".smoke";
    String first = smoke + ".checks[0]";
    String second = smoke + ".checks[1]";
    String path = "a path such as /health";
    String url = "an http or https URL without credentials";
    return List.of(
        new Bad(
            "services: {a: {environments: {b: {hold: 1h}}}}",
            true,
            1,
            "services.a.environments.b.smoke",
            "nothing",
            "a smoke test with at least one check"),
        new Bad(
            "services: {a: {environments: {b: {smoke: {limit: 1m}}}}}",
            true,
            1,
            "services.a.environments.b.smoke.checks",
            "nothing",
            "at least one check"),
        new Bad(
            "services: {a: {environments: {b: {smoke: {checks: []}}}}}",
            true,
            1,
            "services.a.environments.b.smoke.checks",
            "a list of 0",
            "a list of 1 to 50 checks"),
        bad(
            "limit: 30s",
            "limit: 15m",
            false,
            8,
            smoke + ".limit",
            "15m",
            "a duration of 1s to 14m"),
        bad(
            "privateProbes: true",
            "privateProbes: yes",
            false,
            9,
            smoke + ".privateProbes",
            "yes",
            "true or false"),
        bad(
            "privateProbes: true",
            "privateProbes: \"true\"",
            true,
            9,
            smoke + ".privateProbes",
            "\"true\"",
            "true or false"),
        bad(
            "attempts: 4",
            "attempts: 0",
            true,
            10,
            smoke + ".retries.attempts",
            "0",
            "a whole number, 1 to 10"),
        bad(
            "attempts: 4",
            "attempts: 1.5",
            true,
            10,
            smoke + ".retries.attempts",
            "1.5",
            "a whole number, 1 to 10"),
        bad(
            "attempts: 4",
            "attempts: 007",
            false,
            10,
            smoke + ".retries.attempts",
            "007",
            "a whole number, 1 to 10"),
        bad(
            "longest: 50s",
            "longest: 1s",
            false,
            10,
            smoke + ".retries.longest",
            "1s",
            "longest to be no shorter than first, 2s"),
        bad("name: health, ", "", true, 12, first + ".name", "nothing", "a name"),
        bad(
            "name: health",
            "name: 404",
            true,
            12,
            first + ".name",
            "404",
            "text of 1 to 100 printable characters"),
        bad(
            "name: home",
            "name: health",
            false,
            13,
            second + ".name",
            "health",
            "a name that no other check has"),
        bad("path: /health, ", "", true, 12, first + ".path", "nothing", "a path or a url"),
        bad(
            "path: /health",
            "path: /health, url: \"http://a/\"",
            true,
            12,
            first + ".url",
            "a path and a url",
            "only one of them"),
        bad("path: /health", "path: health", true, 12, first + ".path", "health", path),
        bad(
            "path: /health",
            "path: //evil.example/",
            true,
            12,
            first + ".path",
            "//evil.example/",
            path),
        bad("path: /health", "path: \"/a b\"", true, 12, first + ".path", "\"/a b\"", path),
        bad(
            "https://shop",
            "file:///etc",
            true,
            13,
            second + ".url",
            "\"file:///etc.example/\"",
            url),
        bad(
            "https://shop",
            "https://me:secret@shop",
            true,
            13,
            second + ".url",
            "\"https://***@shop.example/\"",
            url),
        bad(
            "status: 204",
            "status: 700",
            true,
            12,
            first + ".status",
            "700",
            "a whole number, 100 to 599"),
        bad(
            "{/status: UP, /n: 3}",
            "{status: UP}",
            true,
            12,
            first + ".json",
            "key status",
            "a JSON Pointer such as /status"),
        bad(
            "/status: UP",
            "/status: [1]",
            true,
            12,
            first + ".json.\"/status\"",
            "a list",
            "a value"),
        bad(
            "/status: UP",
            "/status: null",
            true,
            12,
            first + ".json.\"/status\"",
            "nothing",
            "a value"),
        bad(
            "content-type:",
            "content type:",
            true,
            12,
            first + ".headers",
            "key content type",
            "a header's name"),
        bad(
            "slowest: 500ms",
            "slowest: 6s",
            false,
            12,
            first + ".slowest",
            "6s",
            "at most the timeout, 5s"),
        bad(
            "timeout: 5s",
            "timeout: 2h",
            false,
            12,
            first + ".timeout",
            "2h",
            "a duration of 100ms to 1m"),
        bad(
            "timeout: 5s",
            "tiemout: 5s",
            true,
            12,
            first,
            "key tiemout",
            "one of name, path, url, status, json, headers, slowest, timeout"));
  }

  static List<Bad> canary() {
    String canary = PRODUCTION + ".canary";
    String metric = canary + ".metrics[0]";
    return List.of(
        bad(
            "interval: 30s",
            "interval: 500ms",
            false,
            15,
            canary + ".interval",
            "500ms",
            "a duration of 1s to 1h"),
        bad(
            "weight: 50",
            "weight: 5",
            false,
            20,
            canary + ".stages[1].weight",
            "5",
            "more than the stage before, 5"),
        bad(
            "weight: 5,",
            "weight: 0,",
            true,
            19,
            canary + ".stages[0].weight",
            "0",
            "a whole number, 1 to 100"),
        bad(
            "weight: 5,",
            "weight: 5%,",
            true,
            19,
            canary + ".stages[0].weight",
            "5%",
            "a whole number, 1 to 100"),
        bad(
            "weight: 5, ",
            "",
            true,
            19,
            canary + ".stages[0].weight",
            "nothing",
            "a whole number of percent, 1 to 100"),
        bad(
            ", soak: 2h",
            "",
            true,
            20,
            canary + ".stages[1].soak",
            "nothing",
            "a duration of 1s to 7d"),
        bad(
            "soak: 2h",
            "soak: -2h",
            true,
            20,
            canary + ".stages[1].soak",
            "-2h",
            "a duration of 1s to 7d"),
        bad(
            "weight: 100",
            "weight: 100, soak: 1h",
            true,
            21,
            canary + ".stages[2].soak",
            "1h",
            "no soak at 100 %: it is the promotion"),
        bad("kind: ratio, ", "", true, 23, metric + ".kind", "nothing", "one of ratio, value"),
        bad(
            "kind: ratio",
            "kind: share",
            true,
            23,
            metric + ".kind",
            "share",
            "one of ratio, value"),
        bad(
            "critical: true, required: true",
            "critical: false",
            true,
            23,
            canary + ".metrics",
            "a list",
            "at least one metric that is both critical and required"),
        bad(
            "critical: true, required: true",
            "required: false",
            true,
            23,
            canary + ".metrics",
            "a list",
            "at least one metric that is both critical and required"),
        bad(
            "direction: increase",
            "direction: up",
            true,
            23,
            metric + ".direction",
            "up",
            "one of increase, decrease, either"),
        bad(
            "threshold: 2%",
            "threshold: 2", true, 23, metric + ".threshold", "2", "a share, 0 to 1 or 0% to 100%"),
        bad(
            "threshold: 2%",
            "threshold: 101%",
            true,
            23,
            metric + ".threshold",
            "101%",
            "a share, 0 to 1 or 0% to 100%"),
        bad(
            "threshold: 2%",
            "threshold: .nan",
            false,
            23,
            metric + ".threshold",
            ".nan",
            "a share, 0 to 1 or 0% to 100%"),
        bad(
            "7.5",
            "1%",
            true,
            24,
            canary + ".metrics[1].threshold",
            "1%",
            "a number, 0 or more, in the metric's own unit"),
        bad(
            "name: orders",
            "name: error-rate",
            false,
            24,
            canary + ".metrics[1].name",
            "error-rate",
            "a name that no other metric has"));
  }
}
