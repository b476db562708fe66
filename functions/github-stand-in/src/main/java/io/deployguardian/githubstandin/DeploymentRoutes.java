package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Deployments and what became of them. */
final class DeploymentRoutes {
  private static final Set<String> STATES =
      Set.of("error", "failure", "inactive", "in_progress", "queued", "pending", "success");
  private static final int LONGEST = 140;

  private DeploymentRoutes() {}

  static void add(Routes routes) {
    routes
        .in("GET", "deployments/{id}", (at, call) -> Answer.ok(at.deployments.get(call.id("id"))))
        .in("GET", "deployments", DeploymentRoutes::list)
        .in(
            "GET",
            "environments/{environment}/deployment_protection_rules",
            DeploymentRoutes::protectionRules)
        .in("GET", "deployments/{id}/statuses", DeploymentRoutes::statuses)
        .in("POST", "deployments/{id}/statuses", DeploymentRoutes::create);
  }

  static ObjectNode deployment(
      StandInRepository at, String sha, String environment, String creator) {
    ObjectNode made =
        at.made()
            .put("sha", sha)
            .put("ref", "main")
            .put("task", "deploy")
            .put("environment", environment)
            .putNull("description")
            .<ObjectNode>set("creator", Json.user(creator));
    made.putObject("payload");
    made.putNull("performed_via_github_app");
    return made;
  }

  static ObjectNode status(StandInRepository at, ObjectNode deployment, String state) {
    ObjectNode made =
        at.made()
            .put("_deployment", deployment.path("id").asLong())
            .put("state", state)
            .put("environment", deployment.path("environment").asText());
    return made.set("creator", deployment.get("creator"));
  }

  private static Answer list(StandInRepository at, Call call) {
    return Paging.list(
        call,
        at.deployments.newestFirst(
            one ->
                call.query("environment").map(one.path("environment").asText()::equals).orElse(true)
                    && call.query("sha").map(one.path("sha").asText()::equals).orElse(true)));
  }

  /** The App itself, where the environment asks it. */
  private static Answer protectionRules(StandInRepository at, Call call) {
    ObjectNode answer = Json.object();
    var rules = answer.putArray("custom_deployment_protection_rules");
    if (at.protectedEnvironments.contains(call.path("environment"))) {
      ObjectNode rule = rules.addObject().put("id", 1).put("enabled", true);
      rule.putObject("app").put("id", Long.parseLong(Access.APP_ID)).put("slug", Access.APP_SLUG);
    }
    return Answer.ok(answer.put("total_count", rules.size()));
  }

  private static Answer statuses(StandInRepository at, Call call) {
    long deployment = at.deployments.get(call.id("id")).path("id").asLong();
    return Paging.list(
        call,
        at.deploymentStatuses.newestFirst(
            status -> status.path("_deployment").asLong() == deployment));
  }

  private static Answer create(StandInRepository at, Call call) {
    ObjectNode deployment = at.deployments.get(call.id("id"));
    String state = call.required("state");
    if (!STATES.contains(state)) {
      throw Answer.invalid("Validation Failed");
    }
    String description = call.text("description").orElse("");
    if (description.length() > LONGEST) {
      throw Answer.invalid("description is too long (maximum is 140 characters)");
    }
    ObjectNode made =
        at.made()
            .put("_deployment", deployment.path("id").asLong())
            .put("state", state)
            .put("description", description)
            .put("environment", deployment.path("environment").asText())
            .put("environment_url", call.text("environment_url").orElse(""))
            .put("log_url", call.text("log_url").orElse(""));
    made.set("creator", Json.user(call.caller()));
    return Answer.created(at.deploymentStatuses.add(made));
  }
}
