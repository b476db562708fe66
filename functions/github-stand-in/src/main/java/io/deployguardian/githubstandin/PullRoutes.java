package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Pull requests and their reviews. */
final class PullRoutes {

  private PullRoutes() {}

  static void add(Routes routes) {
    routes
        .in("GET", "pulls/{number}", (at, call) -> Answer.ok(at.pulls.get(call.id("number"))))
        .in("GET", "pulls/{number}/reviews", PullRoutes::reviews);
  }

  /**
   * @param mergedAs the commit on the main branch; null while it is open
   */
  static ObjectNode pull(
      StandInRepository at, String title, String author, String headSha, String mergedAs) {
    int number = at.issues.size() + at.pulls.size() + 1;
    String merged = mergedAs == null ? null : at.now().toString();
    ObjectNode pull =
        at.made()
            .put("number", number)
            .put("title", title)
            .put("body", "")
            .put("state", mergedAs == null ? "open" : "closed")
            .put("draft", false)
            .put("merge_commit_sha", mergedAs)
            .put("merged_at", merged)
            .put("html_url", at.page("pull/" + number));
    pull.set("user", Json.user(author));
    pull.putArray("labels");
    pull.putObject("head").put("ref", "change-" + number).put("sha", headSha);
    String base = at.git.find("main").map(GitTree.Commit::sha).orElse(headSha);
    pull.putObject("base").put("ref", "main").put("sha", base);
    return pull;
  }

  static ObjectNode review(StandInRepository at, int pull, String login, String state, String sha) {
    ObjectNode review =
        at.made()
            .put("_pull", pull)
            .put("state", state)
            .put("body", "")
            .put("commit_id", sha)
            .put("submitted_at", at.now().toString());
    review.set("user", Json.user(login));
    return review;
  }

  private static Answer reviews(StandInRepository at, Call call) {
    long pull = at.pulls.get(call.id("number")).path("number").asLong();
    return Paging.list(call, at.reviews.where(review -> review.path("_pull").asLong() == pull));
  }
}
