package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Issues, their comments, and reactions to both. */
final class IssueRoutes {
  private static final int LONGEST = 65_536;

  private IssueRoutes() {}

  static void add(Routes routes) {
    routes
        .in("GET", "issues", IssueRoutes::list)
        .in("POST", "issues", IssueRoutes::create)
        .in("GET", "issues/{number}", (at, call) -> Answer.ok(at.issues.get(call.id("number"))))
        .in("PATCH", "issues/{number}", IssueRoutes::update)
        .in("GET", "issues/{number}/comments", IssueRoutes::comments)
        .in("POST", "issues/{number}/comments", IssueRoutes::comment)
        .in("PATCH", "issues/comments/{id}", IssueRoutes::updateComment)
        .in("POST", "issues/comments/{id}/reactions", (at, call) -> react(at, call, "comment"))
        .in("POST", "issues/{id}/reactions", (at, call) -> react(at, call, "issue"));
  }

  static ObjectNode issue(
      StandInRepository at, String title, String body, String author, List<String> labels) {
    int number = at.issues.size() + at.pulls.size() + 1;
    ObjectNode issue =
        at.made()
            .put("number", number)
            .put("title", title)
            .put("body", body)
            .put("state", "open")
            .putNull("state_reason")
            .put("html_url", at.page("issues/" + number));
    issue.set("user", Json.user(author));
    issue.set("labels", labels(labels));
    return issue;
  }

  static ObjectNode comment(StandInRepository at, int issue, String author, String body) {
    ObjectNode comment = at.made().put("_issue", issue).put("body", body);
    comment.put("html_url", at.page("issues/" + issue + "#issuecomment-" + comment.get("id")));
    comment.set("user", Json.user(author));
    return comment;
  }

  private static JsonNode labels(List<String> names) {
    return Json.array(names.stream().map(name -> Json.object().put("name", name)).toList());
  }

  private static Answer list(StandInRepository at, Call call) {
    String state = call.query("state").orElse("open");
    List<String> wanted =
        call.query("labels").map(labels -> List.of(labels.split(","))).orElse(List.of());
    Predicate<ObjectNode> asked =
        issue ->
            (state.equals("all") || issue.path("state").asText().equals(state))
                && issue.path("labels").findValuesAsText("name").containsAll(wanted);
    List<ObjectNode> found = new ArrayList<>(at.issues.newestFirst(asked));
    // GitHub's list holds pull requests, too.
    if (wanted.isEmpty()) {
      at.pulls.newestFirst(asked).forEach(pull -> found.add(asIssue(pull)));
    }
    return Paging.list(call, found);
  }

  private static ObjectNode asIssue(ObjectNode pull) {
    ObjectNode issue = pull.deepCopy();
    issue.putObject("pull_request").set("html_url", pull.get("html_url"));
    return issue;
  }

  private static Answer create(StandInRepository at, Call call) {
    var issue =
        issue(
            at,
            call.required("title"),
            call.text("body").orElse(""),
            call.caller(),
            texts(call.body().path("labels")));
    return Answer.created(at.issues.add(issue));
  }

  private static Answer update(StandInRepository at, Call call) {
    return Answer.ok(
        at.issues.change(
            call.id("number"),
            issue -> {
              for (String field : List.of("title", "body", "state", "state_reason")) {
                call.text(field).ifPresent(text -> issue.put(field, text));
              }
              if (call.body().has("labels")) {
                issue.set("labels", labels(texts(call.body().path("labels"))));
              }
              return issue.put("updated_at", at.now().toString());
            }));
  }

  private static Answer comments(StandInRepository at, Call call) {
    long issue = call.id("number");
    return Paging.list(
        call, at.comments.where(comment -> comment.path("_issue").asLong() == issue));
  }

  private static Answer comment(StandInRepository at, Call call) {
    int issue = (int) call.id("number");
    if (at.issues.find(issue).or(() -> at.pulls.find(issue)).isEmpty()) {
      throw Answer.notFound();
    }
    return Answer.created(at.comments.add(comment(at, issue, call.caller(), body(call))));
  }

  private static Answer updateComment(StandInRepository at, Call call) {
    String body = body(call);
    return Answer.ok(at.comments.change(call.id("id"), comment -> comment.put("body", body)));
  }

  private static String body(Call call) {
    String body = call.required("body");
    if (body.length() > LONGEST) {
      throw Answer.invalid("body is too long (maximum is 65536 characters)");
    }
    return body;
  }

  /** The same reaction by the same account is there once: 200 instead of 201. */
  private static Answer react(StandInRepository at, Call call, String kind) {
    String content = call.required("content");
    var same =
        at.reactions.where(
            reaction ->
                reaction.path("_" + kind).asLong() == call.id("id")
                    && reaction.path("content").asText().equals(content)
                    && reaction.path("user").path("login").asText().equals(call.caller()));
    if (!same.isEmpty()) {
      return Answer.ok(same.getFirst());
    }
    ObjectNode made = at.made().put("_" + kind, call.id("id")).put("content", content);
    made.set("user", Json.user(call.caller()));
    return Answer.created(at.reactions.add(made));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
