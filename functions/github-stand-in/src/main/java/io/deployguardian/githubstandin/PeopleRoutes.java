package io.deployguardian.githubstandin;

import java.util.Map;
import java.util.Set;

/** Who may do what, and who belongs to what. */
final class PeopleRoutes {
  private static final Map<String, String> LEGACY = Map.of("maintain", "write", "triage", "read");

  private PeopleRoutes() {}

  /**
   * @param teams logins by {@code organisation/team}
   */
  static void add(Routes routes, Map<String, Set<String>> teams) {
    routes
        .in("GET", "collaborators/{login}/permission", PeopleRoutes::permission)
        .on("GET", "orgs/{org}/teams/{team}/memberships/{login}", call -> membership(teams, call));
  }

  private static Answer permission(StandInRepository at, Call call) {
    String login = call.path("login");
    String role = at.permissions.getOrDefault(login, "none");
    var answer = Json.object().put("permission", LEGACY.getOrDefault(role, role));
    answer.put("role_name", role).set("user", Json.user(login));
    return Answer.ok(answer);
  }

  private static Answer membership(Map<String, Set<String>> teams, Call call) {
    var members = teams.getOrDefault(call.path("org") + "/" + call.path("team"), Set.of());
    if (!members.contains(call.path("login"))) {
      throw Answer.notFound();
    }
    return Answer.ok(Json.object().put("state", "active").put("role", "member"));
  }
}
