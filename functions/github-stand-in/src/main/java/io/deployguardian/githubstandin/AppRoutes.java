package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The App: itself, its installation's tokens, its deliveries. */
final class AppRoutes {
  private static final long INSTALLATION = 1;

  private AppRoutes() {}

  static void add(Routes routes, Access access, Deliveries deliveries) {
    routes
        .on("GET", "app", call -> Answer.ok(app()))
        .in("GET", "installation", (at, call) -> Answer.ok(installation()))
        .on("POST", "app/installations/{id}/access_tokens", call -> token(access, call))
        .on("GET", "app/hook/deliveries", deliveries::list)
        .on("POST", "app/hook/deliveries/{id}/attempts", deliveries::again);
  }

  private static ObjectNode app() {
    return Json.object()
        .put("id", Long.parseLong(Access.APP_ID))
        .put("slug", Access.APP_SLUG)
        .put("name", "Deploy Guardian");
  }

  private static ObjectNode installation() {
    ObjectNode installation = Json.object().put("id", INSTALLATION);
    installation.put("app_id", Long.parseLong(Access.APP_ID)).put("app_slug", Access.APP_SLUG);
    installation
        .putObject("permissions")
        .put("actions", "write")
        .put("checks", "write")
        .put("contents", "read")
        .put("deployments", "write")
        .put("issues", "write")
        .put("metadata", "read")
        .put("pull_requests", "read")
        .put("security_events", "read");
    return installation;
  }

  private static Answer token(Access access, Call call) {
    if (call.id("id") != INSTALLATION) {
      throw Answer.notFound();
    }
    Map.Entry<String, java.time.Instant> token = access.token();
    return Answer.created(
        Json.object()
            .put("token", token.getKey())
            .put("expires_at", token.getValue().toString())
            .put("repository_selection", "all"));
  }
}
