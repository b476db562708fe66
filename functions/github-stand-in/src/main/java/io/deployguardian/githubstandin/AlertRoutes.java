package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** What the security features found. */
final class AlertRoutes {

  private AlertRoutes() {}

  static void add(Routes routes) {
    routes
        .in(
            "GET",
            "code-scanning/alerts",
            (at, call) -> Paging.list(call, at.codeAlerts.newestFirst(asked(call))))
        .in(
            "GET",
            "code-scanning/analyses",
            (at, call) -> Paging.list(call, at.analyses.newestFirst(asked(call))))
        .in(
            "GET",
            "dependabot/alerts",
            (at, call) ->
                Paging.following(call, "after", at.dependencyAlerts.newestFirst(asked(call))))
        .in(
            "GET",
            "secret-scanning/alerts",
            (at, call) -> Paging.list(call, at.secretAlerts.newestFirst(asked(call))));
  }

  static ObjectNode code(StandInRepository at, String ref, String rule, String severity) {
    ObjectNode alert = alert(at, at.codeAlerts.size() + 1, "code-scanning").put("ref", ref);
    alert
        .putObject("rule")
        .put("id", rule)
        .put("severity", "error")
        .put("security_severity_level", severity)
        .put("description", "About " + rule);
    alert.putObject("tool").put("name", "CodeQL").put("version", "2.20.0");
    alert.putObject("most_recent_instance").put("ref", ref).put("state", "open");
    alert
        .<ObjectNode>withObject("most_recent_instance")
        .putObject("location")
        .put("path", "src/A.java")
        .put("start_line", 7);
    return alert;
  }

  static ObjectNode analysis(
      StandInRepository at, String ref, String sha, int results, String error) {
    ObjectNode analysis =
        at.made()
            .put("ref", ref)
            .put("commit_sha", sha)
            .put("error", error)
            .put("results_count", results)
            .put("category", ".github/workflows/codeql.yml:analyze");
    analysis.putObject("tool").put("name", "CodeQL").put("version", "2.20.0");
    return analysis;
  }

  static ObjectNode dependency(StandInRepository at, String library, String severity) {
    ObjectNode alert = alert(at, at.dependencyAlerts.size() + 1, "dependabot");
    ObjectNode dependency = alert.putObject("dependency").put("manifest_path", "pom.xml");
    dependency.put("scope", "runtime");
    dependency.putObject("package").put("ecosystem", "maven").put("name", library);
    alert
        .putObject("security_advisory")
        .put("ghsa_id", "GHSA-xxxx-yyyy-zzzz")
        .put("summary", "A flaw in " + library)
        .put("severity", severity);
    return alert;
  }

  static ObjectNode secret(StandInRepository at, String type) {
    return alert(at, at.secretAlerts.size() + 1, "secret-scanning")
        .put("secret_type", type)
        .put("secret_type_display_name", type.replace('_', ' '))
        .put("secret", "a secret that nobody may show");
  }

  private static ObjectNode alert(StandInRepository at, int number, String feature) {
    return at.made()
        .put("number", number)
        .put("state", "open")
        .put("html_url", at.page("security/" + feature + "/" + number));
  }

  private static Predicate<ObjectNode> asked(Call call) {
    return thing ->
        call.query("state").map(thing.path("state").asText()::equals).orElse(true)
            && call.query("ref").map(thing.path("ref").asText()::equals).orElse(true);
  }
}
