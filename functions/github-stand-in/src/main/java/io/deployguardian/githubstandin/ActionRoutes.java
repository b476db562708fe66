package io.deployguardian.githubstandin;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Workflow runs: what they wait for, how they failed, and starting them again. */
final class ActionRoutes {
  private static final int LONGEST_COMMENT = 1024;
  private static final int MOST_REPORTS = 10;
  private static final String FOLDER = ".github/workflows/";

  private ActionRoutes() {}

  static void add(Routes routes) {
    routes
        .in("GET", "actions/runs/{id}", (at, call) -> Answer.ok(at.runs.get(call.id("id"))))
        .in("GET", "actions/runs", ActionRoutes::list)
        .in("GET", "actions/runs/{id}/jobs", ActionRoutes::jobs)
        .in("GET", "actions/jobs/{id}/logs", ActionRoutes::log)
        .in("GET", "actions/runs/{id}/pending_deployments", ActionRoutes::pending)
        .in("POST", "actions/runs/{id}/deployment_protection_rule", ActionRoutes::review)
        .in("POST", "actions/runs/{id}/rerun-failed-jobs", ActionRoutes::rerun)
        .in("GET", "actions/workflows/{workflow}/runs", ActionRoutes::listOfWorkflow)
        .in("POST", "actions/workflows/{workflow}/dispatches", ActionRoutes::dispatch);
  }

  static ObjectNode run(StandInRepository at, String sha, String status, String conclusion) {
    ObjectNode run =
        at.made()
            .put("name", "Deploy")
            .put("head_sha", sha)
            .put("head_branch", "main")
            .put("event", "push")
            .put("status", status)
            .put("conclusion", conclusion)
            .put("run_attempt", 1)
            .put("workflow_id", 1)
            .put("path", FOLDER + "deploy.yml")
            .put("display_title", "Deploy");
    run.put("html_url", at.page("actions/runs/" + run.path("id").asLong()));
    run.set("actor", Json.user("octocat"));
    return run;
  }

  static ObjectNode job(StandInRepository at, long run, String name, String conclusion) {
    String now = at.now().toString();
    ObjectNode job =
        at.made()
            .put("run_id", run)
            .put("run_attempt", 1)
            .put("name", name)
            .put("status", "completed")
            .put("conclusion", conclusion)
            .put("started_at", now)
            .put("completed_at", now);
    job.put("html_url", at.page("actions/runs/" + run + "/job/" + job.path("id").asLong()));
    job.putArray("steps")
        .addObject()
        .put("number", 1)
        .put("name", "Run " + name)
        .put("status", "completed")
        .put("conclusion", conclusion);
    return job;
  }

  private static Answer list(StandInRepository at, Call call) {
    return Paging.counted(
        call,
        "workflow_runs",
        at.runs.newestFirst(
            run ->
                call.query("status")
                        .map(
                            asked ->
                                asked.equals(run.path("status").asText())
                                    || asked.equals(run.path("conclusion").asText()))
                        .orElse(true)
                    && call.query("head_sha")
                        .map(run.path("head_sha").asText()::equals)
                        .orElse(true)));
  }

  /** {@code created} as our client asks it: from a point in time on. */
  private static Answer listOfWorkflow(StandInRepository at, Call call) {
    String path = FOLDER + call.path("workflow");
    Instant since =
        call.query("created")
            .map(range -> Instant.parse(range.substring(">=".length())))
            .orElse(Instant.MIN);
    return Paging.counted(
        call,
        "workflow_runs",
        at.runs.newestFirst(
            run ->
                run.path("path").asText().equals(path)
                    && call.query("event").map(run.path("event").asText()::equals).orElse(true)
                    && !Instant.parse(run.path("created_at").asText()).isBefore(since)));
  }

  private static Answer jobs(StandInRepository at, Call call) {
    long run = at.runs.get(call.id("id")).path("id").asLong();
    return Paging.counted(call, "jobs", at.jobs.where(job -> job.path("run_id").asLong() == run));
  }

  /** As GitHub does: the log is elsewhere, at an address that holds a signature. */
  private static Answer log(StandInRepository at, Call call) {
    long job = at.jobs.get(call.id("id")).path("id").asLong();
    var base = call.url();
    String location =
        "%s://%s/_logs/%s/%d?sig=c2lnbmF0dXJl"
            .formatted(base.getScheme(), base.getAuthority(), at.name(), job);
    return Answer.nothing(302).with(Map.of("Location", location));
  }

  private static Answer pending(StandInRepository at, Call call) {
    List<ObjectNode> waiting =
        environments(at.runs.get(call.id("id"))).stream()
            .map(
                name -> {
                  ObjectNode pending = Json.object().put("wait_timer", 0);
                  pending.put("current_user_can_approve", false).putArray("reviewers");
                  pending
                      .putObject("environment")
                      .put("id", Math.abs(name.hashCode()))
                      .put("name", name);
                  return pending;
                })
            .toList();
    return Answer.ok(Json.array(waiting));
  }

  private static synchronized Answer review(StandInRepository at, Call call) {
    ObjectNode run = at.runs.get(call.id("id"));
    String environment = call.required("environment_name");
    String comment = call.text("comment").orElse("");
    String state = call.text("state").orElse("");
    if (comment.length() > LONGEST_COMMENT) {
      throw Answer.invalid("Comment is too long (maximum is 1024 characters)");
    }
    if (!environments(run).contains(environment)) {
      throw Answer.invalid("No pending deployment protection rule for " + environment);
    }
    long id = run.path("id").asLong();
    long before =
        at.protectionReviews
            .where(
                review ->
                    review.path("_run").asLong() == id
                        && review.path("environment_name").asText().equals(environment))
            .size();
    if (before >= MOST_REPORTS) {
      throw Answer.invalid("Too many status reports (maximum is 10)");
    }
    ObjectNode review = at.made().put("_run", id).put("environment_name", environment);
    at.protectionReviews.add(review.put("state", state).put("comment", comment));
    if (!state.isEmpty()) {
      at.runs.change(id, old -> decided(old, environment, state));
    }
    return Answer.nothing(204);
  }

  private static ObjectNode decided(ObjectNode run, String environment, String state) {
    List<String> left = environments(run).stream().filter(e -> !e.equals(environment)).toList();
    boolean rejected = state.equals("rejected");
    run.set("_environments", Json.texts(rejected ? List.of() : left));
    if (rejected) {
      return run.put("status", "completed").put("conclusion", "failure");
    }
    return left.isEmpty() ? run.put("status", "in_progress") : run;
  }

  private static Answer rerun(StandInRepository at, Call call) {
    ObjectNode run = at.runs.get(call.id("id"));
    if (!run.path("status").asText().equals("completed")) {
      throw new Answer.Problem(Answer.error(403, "This workflow is already running"));
    }
    at.runs.change(
        run.path("id").asLong(),
        old ->
            old.put("status", "queued")
                .putNull("conclusion")
                .put("run_attempt", old.path("run_attempt").asInt() + 1));
    return Answer.created(Json.object());
  }

  /**
   * Its name shows all inputs, as if the workflow's {@code run-name} did; it goes on until it is
   * ended.
   */
  private static Answer dispatch(StandInRepository at, Call call) {
    String ref = call.required("ref");
    GitTree.Commit head =
        at.git.find(ref).orElseThrow(() -> Answer.invalid("No ref found for: " + ref));
    JsonNode inputs = call.body().path("inputs");
    ObjectNode run =
        run(at, head.sha(), "queued", null)
            .put("event", "workflow_dispatch")
            .put("head_branch", ref)
            .put("path", FOLDER + call.path("workflow"))
            .put("display_title", inputs.valueStream().map(JsonNode::asText).collect(joining(" ")));
    run.set("_inputs", inputs);
    at.runs.add(run);
    return Answer.nothing(204);
  }

  private static List<String> environments(JsonNode run) {
    return run.path("_environments") instanceof ArrayNode names
        ? names.valueStream().map(JsonNode::asText).toList()
        : List.of();
  }
}
