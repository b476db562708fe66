package io.deployguardian.wire.plan;

import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.util.List;
import java.util.stream.Stream;

/** Smoke tests with every kind of check, and what can be wrong with them. */
final class CheckTexts {

  static final String ALL =
      """
      services:
        shop:
          environments:
            production:
              smoke:
                delay: 5s
                limit: 5m
                presets: [security-headers, metrics]
                bypass: {header: x-vercel-protection-bypass, secret: shop-bypass}
                retries: {attempts: 3, interval: 10s}
                checks:
                  - {name: health, path: /health, timeout: 5s}
                  - {name: certificate, tls: {expiresIn: 21d, url: "https://shop.example/"}, timeout: 3s}
                  - {name: handler, lambda: {function: shop, payload: {ping: true, n: [1, "2", -3.5, null, 007]}, expect: {/ok: true}}}
                  - {name: burst, load: {path: /, users: 7, duration: 20s, p95: 250ms, errors: 2%}}
                  - {name: e2e, workflow: {file: e2e.yml, inputs: {suite: smoke, shards: 4}, limit: 45m}}
      """;

  private static final String SMOKE = PlanTexts.PRODUCTION + ".smoke";

  private CheckTexts() {}

  static Stream<String> good() {
    return Stream.of(
        ALL,
        all("{expiresIn: 21d, url: \"https://shop.example/\"}", "{}"),
        all("expiresIn: 21d", "expiresIn: 365d"),
        all(
            "{function: shop, payload: {ping: true, n: [1, \"2\", -3.5, null, 007]}",
            "{payload: {}"),
        all(
            "lambda: {function: shop, payload: {ping: true, n: [1, \"2\", -3.5, null, 007]}, expect: {/ok: true}}",
            "lambda: {}"),
        all(", users: 7, duration: 20s, p95: 250ms, errors: 2%", ""),
        all("errors: 2%", "errors: 0"),
        all("errors: 2%", "errors: 0.05"),
        all("errors: 2%", "errors: \"100 %\""),
        all("users: 7", "users: 50"),
        all(", inputs: {suite: smoke, shards: 4}, limit: 45m", ""),
        all("file: e2e.yml", "file: E2E_all.v2.yaml"),
        all("limit: 45m", "limit: 6h"),
        all("delay: 5s", "delay: 0s"),
        all("presets: [security-headers, metrics]", "presets: [metrics]"),
        all("interval: 10s", "first: 10s"));
  }

  static List<Bad> bad() {
    return Stream.of(kinds(), tlsAndLambda(), loads(), WorkflowTexts.bad(), smoke())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Bad> kinds() {
    String kinds = "one of path, url, tls, lambda, load, workflow";
    String http = "nothing: it is for path and url";
    return List.of(
        bad("path: /health, ", "", true, 12, "checks[0].path", "nothing", kinds),
        bad(
            "path: /health",
            "path: /health, tls: {}",
            true,
            12,
            "checks[0].tls",
            "a path and a tls",
            "only one of them"),
        bad(
            "timeout: 3s",
            "lambda: {}",
            true,
            13,
            "checks[1].lambda",
            "a tls and a lambda",
            "only one of them"),
        bad("timeout: 3s", "status: 200", true, 13, "checks[1].status", "200", http),
        bad("timeout: 3s", "json: {/a: 1}", true, 13, "checks[1].json", "a mapping", http),
        bad("timeout: 3s", "slowest: 1s", true, 13, "checks[1].slowest", "1s", http),
        bad(
            "name: burst, load",
            "name: burst, headers: {a: b}, load",
            true,
            15,
            "checks[3].headers",
            "a mapping",
            http));
  }

  private static List<Bad> tlsAndLambda() {
    String span = "a duration of 1d to 365d";
    return List.of(
        bad(
            "{expiresIn: 21d, url: \"https://shop.example/\"}",
            "true",
            true,
            13,
            "checks[1].tls",
            "true",
            "a mapping"),
        bad(
            "expiresIn: 21d",
            "expires: 21d",
            true,
            13,
            "checks[1].tls",
            "key expires",
            "one of url, expiresIn"),
        bad("expiresIn: 21d", "expiresIn: 0d", false, 13, "checks[1].tls.expiresIn", "0d", span),
        bad(
            "expiresIn: 21d",
            "expiresIn: 366d",
            false,
            13,
            "checks[1].tls.expiresIn",
            "366d",
            span),
        bad(
            "\"https://shop.example/\"",
            "\"http://shop.example/\"",
            true,
            13,
            "checks[1].tls.url",
            "\"http://shop.example/\"",
            "an https URL without credentials"),
        bad(
            "function: shop,",
            "function: \"arn:aws:lambda:eu-central-1:1:function:shop\",",
            true,
            14,
            "checks[2].lambda.function",
            "\"arn:aws:lambda:eu-central-1:1:function:shop\"",
            "the name of a Lambda function, without its ARN"),
        bad(
            "function: shop,",
            "qualifier: live,",
            true,
            14,
            "checks[2].lambda",
            "key qualifier",
            "one of function, payload, expect"),
        bad(
            "{ping: true, n: [1, \"2\", -3.5, null, 007]}",
            "[1]",
            true,
            14,
            "checks[2].lambda.payload",
            "a list",
            "a mapping"),
        bad(
            "{ping: true, n",
            "{ping: true, ping: false, n",
            false,
            14,
            "checks[2].lambda.payload",
            "the key ping a second time",
            "each key once"),
        bad(
            "{/ok: true}",
            "{ok: true}",
            true,
            14,
            "checks[2].lambda.expect",
            "key ok",
            "a JSON Pointer such as /status"));
  }

  private static List<Bad> loads() {
    String share = "a share, 0 to 1 or 0% to 100%";
    return List.of(
        bad(
            "path: /, users",
            "users",
            true,
            15,
            "checks[3].load.path",
            "nothing",
            "a path such as /health"),
        bad(
            "path: /, users",
            "path: \"https://victim.example/\", users",
            true,
            15,
            "checks[3].load.path",
            "\"https://victim.example/\"",
            "a path such as /health"),
        bad(
            "path: /, users",
            "path: /, url: \"https://victim.example/\", users",
            true,
            15,
            "checks[3].load",
            "key url",
            "one of path, users, duration, p95, errors"),
        bad(
            "users: 7",
            "users: 51",
            true,
            15,
            "checks[3].load.users",
            "51",
            "a whole number, 1 to 50"),
        bad(
            "users: 7",
            "users: 0",
            true,
            15,
            "checks[3].load.users",
            "0",
            "a whole number, 1 to 50"),
        bad(
            "duration: 20s",
            "duration: 2m",
            false,
            15,
            "checks[3].load.duration",
            "2m",
            "a duration of 1s to 1m"),
        bad(
            "p95: 250ms",
            "p95: 0ms",
            false,
            15,
            "checks[3].load.p95",
            "0ms",
            "a duration of 1ms to 1m"),
        bad("errors: 2%", "errors: 101%", true, 15, "checks[3].load.errors", "101%", share),
        bad("errors: 2%", "errors: 1.1", true, 15, "checks[3].load.errors", "1.1", share));
  }

  private static List<Bad> smoke() {
    String longer = "a limit longer than delay and bursts together, ";
    String presets = "one of security-headers, metrics";
    return List.of(
        bad("delay: 5s", "delay: 6m", false, 6, "delay", "6m", "a duration of 0s to 5m"),
        bad("limit: 5m", "limit: 25s", false, 7, "limit", "25s", longer + "25s"),
        bad("[security-headers, metrics]", "[headers]", true, 8, "presets[0]", "headers", presets),
        bad(
            "[security-headers, metrics]",
            "[metrics, metrics]",
            true,
            8,
            "presets[1]",
            "metrics",
            "each of them once"),
        bad(
            "[security-headers, metrics]",
            "[]",
            true,
            8,
            "presets",
            "a list of 0",
            "a list of 1 to 2 presets"),
        bad(
            "name: health",
            "name: metrics",
            false,
            8,
            "presets[1]",
            "metrics",
            "a preset whose name no check has"),
        bad(
            "header: x-vercel-protection-bypass, ",
            "",
            true,
            9,
            "bypass.header",
            "nothing",
            "a header such as x-vercel-protection-bypass"),
        bad(
            "header: x-vercel-protection-bypass",
            "header: authorization",
            true,
            9,
            "bypass.header",
            "authorization",
            "a header such as x-vercel-protection-bypass"),
        bad(", secret: shop-bypass", "", true, 9, "bypass.secret", "nothing", "a secret's name"),
        bad(
            "secret: shop-bypass",
            "secret: \"let me in!\"",
            true,
            9,
            "bypass.secret",
            "\"let me in!\"",
            "the name of a secret such as shop-bypass"),
        bad(
            "secret: shop-bypass",
            "secret: shop, value: abc",
            true,
            9,
            "bypass",
            "key value",
            "one of header, secret"),
        bad(
            "interval: 10s",
            "interval: 6m",
            false,
            10,
            "retries.interval",
            "6m",
            "a duration of 10ms to 5m"),
        bad(
            "interval: 10s",
            "interval: 10s, first: 1s",
            true,
            10,
            "retries.interval",
            "10s",
            "either interval, or first and longest"));
  }

  static Bad bad(
      String from, String to, boolean schema, int line, String key, String found, String expected) {
    return new Bad(all(from, to), schema, line, SMOKE + "." + key, found, expected);
  }

  private static String all(String from, String to) {
    if (!ALL.contains(from)) {
      throw new IllegalArgumentException("the plan has no " + from);
    }
    return ALL.replace(from, to);
  }
}
