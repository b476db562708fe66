package io.deployguardian.wire.plan;

import static io.deployguardian.wire.plan.PlanTexts.PRODUCTION;
import static io.deployguardian.wire.plan.PlanTexts.bad;

import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.util.List;

/** What can be wrong in a smoke test. */
final class BadSmoke {

  private BadSmoke() {}

  static List<Bad> all() {
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
            true,
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
        bad(
            "path: /health, ",
            "",
            true,
            12,
            first + ".path",
            "nothing",
            "one of path, url, tls, lambda, load, workflow"),
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
            "one of name, path, url, status, json, headers, slowest, timeout, tls, lambda, load, workflow"));
  }
}
