package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.intake.Intake;
import io.deployguardian.core.intake.Intake.Received;
import io.deployguardian.wire.github.Decoded;
import io.deployguardian.wire.github.Delivery;
import io.deployguardian.wire.github.Payloads;
import io.deployguardian.wire.github.SignatureCheck;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.BadPayload;
import io.deployguardian.wire.payload.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The webhook's way in, over HTTP. Size first, then the signature, and only then is anything read:
 * whoever can't sign learns nothing and costs little. 202 means durable, 5xx that a redelivery
 * helps.
 */
public final class IntakeDoor {

  /** A function URL takes 6 MB; GitHub's own cap of 25 MB is for others. */
  static final int LARGEST = 6_000_000;

  private static final String JSON = "application/json";

  private final Intake intake;
  private final SignatureCheck signature;
  private final Optional<String> ownLogin;
  private final Supplier<JsonNode> health;
  private final Watch watch;

  /**
   * @param ownLogin the login under which our own App writes, such as {@code deploy-guardian[bot]}:
   *     what it says is acknowledged only
   */
  public IntakeDoor(
      Intake intake,
      SignatureCheck signature,
      Optional<String> ownLogin,
      Supplier<JsonNode> health,
      Watch watch) {
    this.intake = intake;
    this.signature = signature;
    this.ownLogin = ownLogin;
    this.health = health;
    this.watch = watch;
  }

  /**
   * An HTTP request, whoever received it.
   *
   * @param headers by lower-case name
   * @param tooLarge whether the receiver cut the body because it is larger than {@link #largest()}
   */
  public record Request(
      String method, String path, Map<String, String> headers, byte[] body, boolean tooLarge) {

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }
  }

  /** An HTTP answer with a JSON body. */
  public record Answer(int status, JsonNode body) {}

  public static int largest() {
    return LARGEST;
  }

  public Answer receive(Request request) {
    if (request.path().startsWith("/health")) {
      return health(request.path());
    }
    if (!request.method().equals("POST")) {
      return refused(405, "method: found " + request.method() + ", expected POST");
    }
    if (request.tooLarge() || request.body().length > LARGEST) {
      return refused(413, "body: found more than " + LARGEST + " bytes, expected at most that");
    }
    String signed = request.header("x-hub-signature-256").orElse(null);
    return switch (signature.check(request.body(), signed)) {
      case GENUINE -> genuine(request);
      case FORGED -> refused(401, "X-Hub-Signature-256: found none that is valid, expected one");
      case UNKNOWN ->
          refused(503, "webhook secret: found none that can be read now, expected one; try again");
    };
  }

  private Answer genuine(Request request) {
    Optional<String> event = request.header("x-github-event");
    if (event.isEmpty()) {
      return refused(400, "X-GitHub-Event: found no such header, expected the event's name");
    }
    Optional<String> delivery = request.header("x-github-delivery");
    if (delivery.isEmpty()) {
      return refused(400, "X-GitHub-Delivery: found no such header, expected the delivery's id");
    }
    String type = request.header("content-type").orElse(JSON);
    var told = new Delivery(event.get(), delivery.get(), type, request.body());
    return switch (Payloads.decode(told, ownLogin)) {
      case Decoded.Malformed bad ->
          refused(400, bad.place() + ": found " + bad.found() + ", expected " + bad.expected());
      case Decoded.Understood understood -> take(delivery.get(), event.get(), understood.fact());
    };
  }

  /**
   * What a payload would do, for people who may invoke the function: nothing is signed, nothing
   * written.
   */
  JsonNode dryRun(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "dryRun", "event", "payload");
    if (!all.flag("dryRun")) {
      throw new BadPayload("dryRun", "false", "true: real deliveries come signed, to the URL");
    }
    byte[] body = DomainJson.write(all.node("payload")).getBytes(StandardCharsets.UTF_8);
    ObjectNode answer = DomainJson.mapper().createObjectNode().put("dryRun", true);
    var delivery = new Delivery(all.text("event"), "dry-run", JSON, body);
    return switch (Payloads.decode(delivery, ownLogin)) {
      case Decoded.Malformed bad ->
          Door.error(bad.place() + ": found " + bad.found() + ", expected " + bad.expected());
      case Decoded.Understood understood ->
          switch (understood.fact()) {
            case Fact.Acknowledged other -> answer.put("would", "acknowledge " + other.event());
            case Fact.Noted noted ->
                answer.put("would", "tell " + noted.event().type()).put("id", idOf(noted));
            case Fact.Confirming own ->
                answer
                    .put("would", "acknowledge, if " + own.rollback() + " is rolled back")
                    .put("rollout", own.told().subject().id().value());
            case Fact.OfDeployment told ->
                answer.put("would", would(told)).put("rollout", told.subject().id().value());
          };
    };
  }

  private static String would(Fact.OfDeployment told) {
    return switch (told) {
      case Fact.Created created -> "register";
      case Fact.Reported reported -> "record " + reported.outcome();
      case Fact.ApprovalRequested asked -> "ask the gate for run " + asked.run();
    };
  }

  private static String idOf(Fact.Noted noted) {
    return noted.event().id().value();
  }

  JsonNode health() {
    return health.get();
  }

  private Answer take(String delivery, String event, Fact fact) {
    return switch (fact) {
      case Fact.Acknowledged other -> taken(event, intake.receive(delivery, fact));
      case Fact.Noted noted ->
          take(delivery, new Concern(event, noted.event().origin().trace(), idOf(noted)), fact);
      case Fact.Confirming own -> take(delivery, Concern.of(event, own.told().subject()), fact);
      case Fact.OfDeployment told -> take(delivery, Concern.of(event, told.subject()), fact);
    };
  }

  private Answer take(String delivery, Concern concern, Fact fact) {
    return watch.about(
        concern,
        () -> {
          Answer answer = taken(concern.occasion(), intake.receive(delivery, fact));
          watch.said(concern.occasion() + " " + delivery + ": " + answer.body());
          return answer;
        });
  }

  private Answer taken(String event, Received received) {
    ObjectNode body = DomainJson.mapper().createObjectNode();
    return switch (received) {
      case Received.Accepted accepted -> {
        watch.count("Deliveries", "outcome", "accepted");
        yield new Answer(
            202,
            body.put("accepted", true)
                .put("rollout", accepted.rollout().id().value())
                .put("what", accepted.what()));
      }
      case Received.Noted noted -> {
        watch.count("Deliveries", "outcome", "accepted");
        yield new Answer(
            202,
            body.put("accepted", true)
                .put("told", noted.event().type())
                .put("id", noted.event().id().value()));
      }
      case Received.Skipped skipped -> {
        watch.count("Deliveries", "outcome", "skipped");
        yield new Answer(202, body.put("skipped", true).put("reason", skipped.reason()));
      }
      case Received.Acknowledged acknowledged -> {
        watch.count("Deliveries", "outcome", "acknowledged");
        yield new Answer(202, body.put("acknowledged", event).put("action", acknowledged.action()));
      }
    };
  }

  private Answer health(String path) {
    if (!path.equals("/health") && !path.equals("/health/live") && !path.equals("/health/ready")) {
      return refused(404, "path: found " + path + ", expected /health/live or /health/ready");
    }
    if (path.equals("/health/live")) {
      return new Answer(200, DomainJson.mapper().createObjectNode().put("status", "UP"));
    }
    JsonNode report = health.get();
    return new Answer("UP".equals(report.path("status").asText()) ? 200 : 503, report);
  }

  private Answer refused(int status, String why) {
    watch.count("Refused", "status", String.valueOf(status));
    return new Answer(status, Door.error(why));
  }
}
