package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Check runs, which only an App can make. */
final class CheckRunRoutes {
  private static final List<String> GIVEN =
      List.of(
          "name",
          "external_id",
          "status",
          "conclusion",
          "details_url",
          "started_at",
          "completed_at",
          "output",
          "actions");

  private CheckRunRoutes() {}

  static void add(Routes routes) {
    routes
        .in("POST", "check-runs", CheckRunRoutes::create)
        .in("GET", "check-runs/{id}/annotations", CheckRunRoutes::annotations)
        .in("PATCH", "check-runs/{id}", CheckRunRoutes::update)
        .in("GET", "check-runs/{id}", (at, call) -> Answer.ok(at.checkRuns.get(call.id("id"))))
        .in("GET", "commits/{ref}/check-runs", CheckRunRoutes::ofRef);
  }

  static ObjectNode completed(StandInRepository at, String sha, String name, String conclusion) {
    return shape(at, sha, 15_368, "github-actions")
        .put("name", name)
        .put("status", "completed")
        .put("conclusion", conclusion)
        .put("completed_at", at.now().toString());
  }

  static ObjectNode annotation(long run, String level, String message) {
    return Json.object()
        .put("_run", run)
        .put("path", ".github")
        .put("start_line", 1)
        .put("annotation_level", level)
        .put("message", message);
  }

  /** Of jobs, too, which are check runs. */
  private static Answer annotations(StandInRepository at, Call call) {
    long run = call.id("id");
    if (at.checkRuns.find(run).or(() -> at.jobs.find(run)).isEmpty()) {
      throw Answer.notFound();
    }
    return Paging.list(call, at.annotations.where(one -> one.path("_run").asLong() == run));
  }

  private static ObjectNode shape(StandInRepository at, String sha, long app, String slug) {
    ObjectNode run = at.made().put("head_sha", sha).put("external_id", "");
    run.put("status", "queued").putNull("conclusion").putNull("details_url");
    run.put("started_at", at.now().toString()).putNull("completed_at");
    run.put("html_url", at.page("runs/" + run.path("id").asLong()));
    run.putObject("output").putNull("title").putNull("summary").putNull("text");
    run.putObject("app").put("id", app).put("slug", slug);
    return run;
  }

  private static Answer create(StandInRepository at, Call call) {
    byApp(call);
    call.required("name");
    String sha = call.required("head_sha");
    if (at.git.find(sha).isEmpty()) {
      throw Answer.invalid("No commit found for SHA: " + sha);
    }
    ObjectNode run = shape(at, sha, Long.parseLong(Access.APP_ID), Access.APP_SLUG);
    return Answer.created(at.checkRuns.add(given(run, call.body())));
  }

  private static Answer update(StandInRepository at, Call call) {
    byApp(call);
    return Answer.ok(at.checkRuns.change(call.id("id"), run -> given(run, call.body())));
  }

  private static ObjectNode given(ObjectNode run, JsonNode body) {
    GIVEN.stream().filter(body::has).forEach(field -> run.set(field, body.get(field)));
    if (body.has("conclusion")) {
      run.put("status", "completed");
    }
    boolean completed = run.path("status").asText().equals("completed");
    if (completed && !run.path("conclusion").isTextual()) {
      throw Answer.invalid("Invalid request.\n\nA completed check run needs a conclusion.");
    }
    if (body.path("actions").size() > 3) {
      throw Answer.invalid("Invalid request.\n\nNo more than 3 items are allowed; actions.");
    }
    return run;
  }

  private static void byApp(Call call) {
    if (!call.byApp()) {
      throw new Answer.Problem(Answer.error(403, "You must authenticate via a GitHub App."));
    }
  }

  private static Answer ofRef(StandInRepository at, Call call) {
    String sha = at.git.find(call.path("ref")).orElseThrow(Answer::notFound).sha();
    Predicate<ObjectNode> asked =
        run ->
            run.path("head_sha").asText().equals(sha)
                && call.query("check_name").map(run.path("name").asText()::equals).orElse(true)
                && call.query("app_id")
                    .map(run.path("app").path("id").asText()::equals)
                    .orElse(true);
    List<ObjectNode> runs = at.checkRuns.newestFirst(asked);
    if (call.query("filter").orElse("latest").equals("latest")) {
      var latest = new TreeMap<String, ObjectNode>();
      runs.forEach(
          run -> latest.putIfAbsent(run.path("app").path("id") + " " + run.path("name"), run));
      runs = List.copyOf(latest.values());
    }
    return Paging.counted(call, "check_runs", runs);
  }
}
