package io.deployguardian.wire.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.intake.Fact.Outcome;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.Decoded.Malformed;
import io.deployguardian.wire.github.Decoded.Understood;
import java.net.URI;
import java.util.Optional;

/**
 * GitHub's webhook payloads as facts. Strict about what a rollout needs, tolerant about all the
 * rest: events that are none of ours are acknowledged, fields that GitHub may add are ignored, and
 * nothing that arrives is an exception.
 */
public final class Payloads {

  private static final int WORD = 100;
  private static final String STATUS = "deployment_status";
  private static final String CREATED = "created";

  private Payloads() {}

  public static Decoded decode(String event, String contentType, String guid, byte[] body) {
    return decode(new Delivery(event, guid, contentType, body), Optional.empty());
  }

  /**
   * @param ownLogin the login under which our own App writes, such as {@code deploy-guardian[bot]}:
   *     its statuses are acknowledged only
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
    if (!action.equals(CREATED) || !delivery.event().startsWith("deployment")) {
      return new Fact.Acknowledged(delivery.event(), action);
    }
    return switch (delivery.event()) {
      case "deployment" -> new Fact.Created(Subjects.of(fields, delivery.guid()));
      case STATUS -> status(delivery, ownLogin, fields);
      default -> new Fact.Acknowledged(delivery.event(), action);
    };
  }

  private static Fact status(Delivery delivery, Optional<String> ownLogin, Fields fields) {
    Optional<Outcome> outcome =
        switch (fields.text(STATUS + ".state", WORD)) {
          case "success" -> Optional.of(Outcome.SUCCEEDED);
          case "failure", "error" -> Optional.of(Outcome.FAILED);
          default -> Optional.empty();
        };
    boolean own = ownLogin.filter(fields.at("sender.login").asText()::equals).isPresent();
    if (outcome.isEmpty() || own) {
      return new Fact.Acknowledged(STATUS, CREATED);
    }
    Subject subject = Subjects.of(fields, delivery.guid());
    boolean updated = fields.at(STATUS + ".updated_at").isTextual();
    return new Fact.Reported(
        subject,
        outcome.get(),
        fields.id(STATUS + ".id"),
        fields.instant(STATUS + (updated ? ".updated_at" : ".created_at")),
        url(fields));
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
