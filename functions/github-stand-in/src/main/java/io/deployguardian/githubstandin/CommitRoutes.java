package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.githubstandin.GitTree.Commit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Commits, their statuses, their files. */
final class CommitRoutes {
  private static final int LARGEST = 1_000_000;

  private CommitRoutes() {}

  static void add(Routes routes) {
    routes
        .in("GET", "", (at, call) -> Answer.ok(Json.object().put("default_branch", "main")))
        .in("GET", "commits/{ref}", (at, call) -> Answer.ok(shape(at, found(at, call.path("ref")))))
        .in("GET", "commits/{ref}/status", CommitRoutes::combined)
        .in("GET", "commits/{ref}/pulls", CommitRoutes::pulls)
        .in("GET", "compare/{range*}", CommitRoutes::compare)
        .in("GET", "contents/{path*}", CommitRoutes::contents);
  }

  static ObjectNode status(StandInRepository at, String sha, String context, String state) {
    return at.made()
        .put("_sha", sha)
        .put("context", context)
        .put("state", state)
        .putNull("description")
        .putNull("target_url");
  }

  private static Commit found(StandInRepository at, String ref) {
    return at.git.find(ref).orElseThrow(() -> Answer.invalid("No commit found for SHA: " + ref));
  }

  private static ObjectNode shape(StandInRepository at, Commit commit) {
    ObjectNode shape = Json.object().put("sha", commit.sha());
    ObjectNode signed =
        Json.object()
            .put("name", commit.author())
            .put("email", commit.author() + "@example.com")
            .put("date", commit.at().toString());
    shape
        .putObject("commit")
        .put("message", "Change " + String.join(", ", commit.files().keySet()))
        .<ObjectNode>set("author", signed)
        .<ObjectNode>set("committer", signed)
        .putObject("verification")
        .put("verified", false)
        .put("reason", "unsigned");
    shape.set("author", Json.user(commit.author()));
    shape.set("committer", Json.user(commit.author()));
    shape.put("html_url", at.page("commit/" + commit.sha()));
    shape.set(
        "parents",
        Json.array(commit.parent().stream().map(sha -> Json.object().put("sha", sha)).toList()));
    return shape;
  }

  private static Answer combined(StandInRepository at, Call call) {
    String sha = found(at, call.path("ref")).sha();
    Map<String, JsonNode> latest = new LinkedHashMap<>();
    at.statuses
        .where(status -> status.path("_sha").asText().equals(sha))
        .forEach(status -> latest.put(status.path("context").asText(), status));
    List<String> states = latest.values().stream().map(s -> s.path("state").asText()).toList();
    String all =
        states.stream().anyMatch(s -> s.equals("failure") || s.equals("error"))
            ? "failure"
            : states.isEmpty() || states.contains("pending") ? "pending" : "success";
    Answer page = Paging.counted(call, "statuses", List.copyOf(latest.values()));
    page.body().ifPresent(body -> ((ObjectNode) body).put("state", all).put("sha", sha));
    return page;
  }

  private static Answer pulls(StandInRepository at, Call call) {
    String sha = found(at, call.path("ref")).sha();
    return Paging.list(
        call,
        at.pulls.where(
            pull ->
                pull.path("merge_commit_sha").asText().equals(sha)
                    || pull.path("head").path("sha").asText().equals(sha)));
  }

  private static Answer compare(StandInRepository at, Call call) {
    String[] ends = call.path("range").split("\\.\\.\\.", 2);
    if (ends.length != 2) {
      throw Answer.notFound();
    }
    Commit base = at.git.find(ends[0]).orElseThrow(Answer::notFound);
    Commit head = at.git.find(ends[1]).orElseThrow(Answer::notFound);
    var ahead = at.git.between(base, head);
    var behind = at.git.between(head, base);
    String status = base.equals(head) ? "identical" : ahead.isEmpty() ? "behind" : "ahead";
    var files =
        ahead.isEmpty()
            ? List.<JsonNode>of()
            : GitTree.changes(base, head).stream().<JsonNode>map(CommitRoutes::file).toList();
    return Answer.ok(
        Json.object()
            .put("status", status)
            .put("ahead_by", ahead.size())
            .put("behind_by", behind.size())
            .put("total_commits", ahead.size())
            .<ObjectNode>set(
                "commits", Json.array(ahead.stream().map(commit -> shape(at, commit)).toList()))
            .<ObjectNode>set("files", Json.array(files)));
  }

  private static ObjectNode file(GitTree.Change change) {
    return Json.object()
        .put("filename", change.file())
        .put("status", change.status())
        .put("additions", change.status().equals("removed") ? 0 : 1)
        .put("deletions", change.status().equals("added") ? 0 : 1)
        .put("changes", 1);
  }

  private static Answer contents(StandInRepository at, Call call) {
    Commit commit = at.git.find(call.query("ref").orElse("main")).orElseThrow(Answer::notFound);
    String path = call.path("path");
    String text = commit.files().get(path);
    if (text != null) {
      return Answer.ok(file(path, text.getBytes(StandardCharsets.UTF_8)));
    }
    if (commit.files().keySet().stream().noneMatch(file -> file.startsWith(path + "/"))) {
      throw Answer.notFound();
    }
    var folder = entry("dir", path, 0);
    folder.putArray("entries");
    return Answer.ok(folder);
  }

  private static ObjectNode file(String path, byte[] bytes) {
    boolean fits = bytes.length <= LARGEST;
    String content = fits ? Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) : "";
    return entry("file", path, bytes.length)
        .put("encoding", fits ? "base64" : "none")
        .put("content", content);
  }

  private static ObjectNode entry(String type, String path, long size) {
    return Json.object()
        .put("type", type)
        .put("name", path.substring(path.lastIndexOf('/') + 1))
        .put("path", path)
        .put("sha", UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString())
        .put("size", size);
  }
}
