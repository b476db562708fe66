package io.deployguardian.wire.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Severity;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Payloads about a repository as events. An event's id is made of what GitHub numbers, so the same
 * fact in another delivery is the same event. Strict about what identifies and decides; text that
 * only people read is made printable and cut, never a reason to refuse.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">Webhook events and
 *     payloads</a>
 */
final class Noted {

  private static final int WORD = 100;
  private static final int NAME = 200;
  private static final int SHA = 64;

  /** A command and a reason; nobody needs more to address us. */
  private static final int LINE = 500;

  private static final String ADDRESS = "/guardian";
  private static final String RUN = "workflow_run";

  /** What found something, by GitHub's event. */
  enum Finder {
    SECRET_SCANNING("secret-scanning"),
    CODE_SCANNING("code-scanning"),
    DEPENDABOT("dependabot");

    private final String kind;

    Finder(String kind) {
      this.kind = kind;
    }
  }

  private final Fields fields;
  private final String guid;

  Noted(Fields fields, String guid) {
    this.fields = fields;
    this.guid = guid;
  }

  /**
   * A person's new comment whose first line addresses us; edited ones do nothing, so that nobody
   * can change what was said.
   */
  Optional<Fact> comment() {
    JsonNode author = fields.at("comment.user");
    Optional<String> line = addressed(fields.at("comment.body"));
    // GitHub names no author where the account is gone: then nobody holds a role.
    if (line.isEmpty() || !author.isObject() || author.path("type").asText().equals("Bot")) {
      return Optional.empty();
    }
    long id = fields.id("comment.id");
    return noted(
        new Event.CommandGiven(
            origin("comment/" + id, "comment.created_at"),
            id,
            fields.id("issue.number"),
            fields.at("issue.pull_request").isObject(),
            fields.text("comment.user.login", WORD),
            line.get()));
  }

  /** A run may have no name of its own, an empty one, or one as long as its author likes. */
  Optional<Fact> workflowRun() {
    long run = fields.id(RUN + ".id");
    int attempt = attempt();
    return noted(
        new Event.WorkflowRunCompleted(
            origin("run/" + run + "/" + attempt, RUN + ".updated_at"),
            run,
            attempt,
            fields
                .shown(NAME, RUN + ".name", "workflow.name", RUN + ".path")
                .orElse("a workflow without a name"),
            fields.shown(WORD, RUN + ".conclusion").orElse("unknown"),
            fields.text(RUN + ".head_sha", SHA),
            fields.shown(NAME, RUN + ".head_branch").orElse(""),
            fields.shown(WORD, RUN + ".event").orElse("unknown")));
  }

  /**
   * GitHub's own review, which people answer on the run's page. One answer may be for several jobs;
   * their environment is the first one's. A job that is reviewed again, such as in another attempt,
   * has another id.
   */
  Optional<Fact> review(boolean approved) {
    long run = fields.id(RUN + ".id");
    Optional<JsonNode> job = jobs().findFirst();
    if (job.isEmpty()) {
      fields.wrong(
          "workflow_job_runs", "no job with an environment", "the jobs that were reviewed");
    }
    String environment = job.map(Noted::environment).orElse("");
    long id = job.map(j -> j.path("id").asLong()).orElse(0L);
    String reviewer =
        fields.text(fields.at("approver").isObject() ? "approver.login" : "sender.login", WORD);
    String fact = "review/" + run + "/" + id + "/" + environment + "/" + reviewer + "/" + approved;
    return noted(
        new Event.DeploymentReviewed(
            // GitHub doesn't say in which form, nor whether it is when it began to wait.
            origin(fact, "since", RUN + ".updated_at"), run, environment, approved, reviewer));
  }

  /** GitHub sends one job, or a list of them. */
  private Stream<JsonNode> jobs() {
    Stream<JsonNode> one = Stream.of(fields.at("workflow_job_run"));
    JsonNode several = fields.at("workflow_job_runs");
    return Stream.concat(one, StreamSupport.stream(several.spliterator(), false))
        .filter(job -> !environment(job).isEmpty());
  }

  private static String environment(JsonNode job) {
    return Fields.printed(job.path("environment").asText(), NAME);
  }

  Optional<Fact> alert(Finder finder) {
    long number = fields.id("alert.number");
    return noted(
        new Event.AlertRaised(
            // GitHub promises none of them, and a leaked secret is not lost for it.
            origin(
                "alert/" + finder.kind + "/" + number,
                "alert.created_at",
                "alert.updated_at",
                "repository.updated_at"),
            finder.kind,
            number,
            what(finder),
            // Whatever is behind a leaked secret is open now; the others are somebody's next work.
            finder == Finder.SECRET_SCANNING ? Severity.CRITICAL : Severity.WARNING));
  }

  /** What names the finding and how grave GitHub calls it; never {@code secret} itself. */
  private String what(Finder finder) {
    return switch (finder) {
      case SECRET_SCANNING ->
          fields
              .shown(NAME, "alert.secret_type", "alert.secret_type_display_name")
              .orElse("a secret");
      case CODE_SCANNING ->
          fields.shown(NAME, "alert.rule.id", "alert.rule.name").orElse("a rule")
              + graded("alert.rule.security_severity_level", "alert.rule.severity");
      case DEPENDABOT ->
          fields
                  .shown(
                      NAME,
                      "alert.dependency.package.name",
                      "alert.security_vulnerability.package.name")
                  .orElse("a dependency")
              + graded("alert.security_vulnerability.severity", "alert.security_advisory.severity");
    };
  }

  private String graded(String... places) {
    return fields.shown(WORD, places).map(level -> " (" + level + ")").orElse("");
  }

  private static Optional<String> addressed(JsonNode body) {
    if (!body.isTextual()) {
      return Optional.empty();
    }
    return body.textValue()
        .lines()
        .findFirst()
        .map(line -> Fields.printed(line, LINE))
        .filter(line -> line.equals(ADDRESS) || line.startsWith(ADDRESS + " "));
  }

  /** GitHub counts from 1; before there were re-runs it didn't. */
  private int attempt() {
    String place = RUN + ".run_attempt";
    boolean counted = !fields.at(place).isMissingNode() && !fields.at(place).isNull();
    return counted ? (int) Math.min(fields.id(place), Integer.MAX_VALUE) : 1;
  }

  private Origin origin(String fact, String at, String... otherwise) {
    long repository = fields.id("repository.id");
    return new Origin(
        new EventId(repository + "/" + fact),
        fields.instant(at, otherwise),
        repository,
        fields.text("repository.full_name", NAME),
        Subjects.traceOf(guid));
  }

  private static Optional<Fact> noted(Event.OfRepository event) {
    return Optional.of(new Fact.Noted(event));
  }
}
