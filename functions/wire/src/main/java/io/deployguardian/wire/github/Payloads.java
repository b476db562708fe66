package io.deployguardian.wire.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.intake.Fact.Outcome;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.Decoded.Malformed;
import io.deployguardian.wire.github.Decoded.Understood;
import io.deployguardian.wire.github.Noted.Finder;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * GitHub's webhook payloads as facts. Strict about what a rollout needs, tolerant about all the
 * rest: events that are none of ours are acknowledged, fields that GitHub may add are ignored, and
 * nothing that arrives is an exception.
 */
public final class Payloads {

  private static final int WORD = 100;
  private static final String STATUS = "deployment_status";

  private Payloads() {}

  public static Decoded decode(String event, String contentType, String guid, byte[] body) {
    return decode(new Delivery(event, guid, contentType, body), Optional.empty());
  }

  /**
   * @param ownLogin the login under which our own App writes, such as {@code deploy-guardian[bot]}:
   *     its statuses, reviews and comments are acknowledged only
   */
  public static Decoded decode(Delivery delivery, Optional<String> ownLogin) {
    Optional<Malformed> header =
        header("X-GitHub-Event", delivery.event())
            .or(() -> header("X-GitHub-Delivery", delivery.guid()));
    if (header.isPresent()) {
      return header.get();
    }
    return switch (Body.of(delivery)) {
      case Body.Broken broken -> broken.why();
      case Body.Parsed parsed -> decoded(delivery, ownLogin, new Fields(parsed.json()));
    };
  }

  private static Decoded decoded(Delivery delivery, Optional<String> ownLogin, Fields fields) {
    Fact fact = fact(delivery, ownLogin, fields);
    return fields.problem().<Decoded>map(problem -> problem).orElseGet(() -> new Understood(fact));
  }

  private static Fact fact(Delivery delivery, Optional<String> ownLogin, Fields fields) {
    String action = shown(fields.at("action"));
    var noted = new Noted(fields, delivery.guid());
    Optional<Fact> fact =
        switch (delivery.event() + " " + action) {
          case "deployment created" ->
              Optional.of(new Fact.Created(Subjects.of(fields, delivery.guid())));
          case "deployment_status created" -> status(delivery, ownLogin, fields);
          case "deployment_protection_rule requested" -> Optional.of(requested(delivery, fields));
          case "deployment_review approved" ->
              unlessOwn(fields, ownLogin, () -> noted.review(true));
          case "deployment_review rejected" ->
              unlessOwn(fields, ownLogin, () -> noted.review(false));
          case "issue_comment created" -> unlessOwn(fields, ownLogin, noted::comment);
          case "workflow_run completed" -> noted.workflowRun();
          case "secret_scanning_alert created" -> noted.alert(Finder.SECRET_SCANNING);
          case "code_scanning_alert created" -> noted.alert(Finder.CODE_SCANNING);
          case "dependabot_alert created" -> noted.alert(Finder.DEPENDABOT);
          default -> Optional.empty();
        };
    return fact.map(told -> confirming(told, fields))
        .orElseGet(() -> new Fact.Acknowledged(delivery.event(), action));
  }

  private static Fact confirming(Fact fact, Fields fields) {
    return fact instanceof Fact.OfDeployment told
        ? Subjects.confirmed(fields)
            .<Fact>map(rollback -> new Fact.Confirming(told, rollback))
            .orElse(told)
        : fact;
  }

  private static Fact requested(Delivery delivery, Fields fields) {
    JsonNode deployment = fields.at("deployment");
    if (!deployment.isObject()) {
      fields.wrong("deployment", Body.kind(deployment), "the deployment that waits for our word");
    }
    Subject subject = Subjects.of(fields, delivery.guid());
    return new Fact.ApprovalRequested(subject, Subjects.run(fields));
  }

  private static Optional<Fact> status(
      Delivery delivery, Optional<String> ownLogin, Fields fields) {
    Optional<Outcome> outcome =
        switch (fields.text(STATUS + ".state", WORD)) {
          case "success" -> Optional.of(Outcome.SUCCEEDED);
          case "failure", "error" -> Optional.of(Outcome.FAILED);
          default -> Optional.empty();
        };
    if (outcome.isEmpty() || isOwn(fields, ownLogin)) {
      return Optional.empty();
    }
    Subject subject = Subjects.of(fields, delivery.guid());
    return Optional.of(
        new Fact.Reported(
            subject,
            outcome.get(),
            fields.id(STATUS + ".id"),
            fields.instant(STATUS + ".updated_at", STATUS + ".created_at"),
            url(fields)));
  }

  private static Optional<Fact> unlessOwn(
      Fields fields, Optional<String> ownLogin, Supplier<Optional<Fact>> fact) {
    return isOwn(fields, ownLogin) ? Optional.empty() : fact.get();
  }

  /** Whatever its case: to GitHub a login is the same in any. */
  private static boolean isOwn(Fields fields, Optional<String> ownLogin) {
    return ownLogin.filter(fields.at("sender.login").asText()::equalsIgnoreCase).isPresent();
  }

  /**
   * GitHub fills the old {@code target_url} with the log's URL too: that is not where the release
   * answers.
   */
  private static Optional<URI> url(Fields fields) {
    JsonNode target = fields.at(STATUS + ".target_url");
    JsonNode log = fields.at(STATUS + ".log_url");
    return Fields.url(fields.at(STATUS + ".environment_url"))
        .or(() -> target.equals(log) ? Optional.empty() : Fields.url(target));
  }

  private static Optional<Malformed> header(String name, String value) {
    if (value == null || value.isBlank()) {
      return Optional.of(new Malformed(name, "nothing", "a value"));
    }
    boolean plain = value.length() <= WORD && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    return plain
        ? Optional.empty()
        : Optional.of(
            new Malformed(name, "other characters, or too many", "up to " + WORD + " of ASCII"));
  }

  /** An action is counted and logged, so it stays a word. */
  private static String shown(JsonNode action) {
    String word = action.isTextual() ? action.textValue().replaceAll("[^ -~]", "?") : "";
    return word.substring(0, Math.min(word.length(), WORD));
  }
}
