package io.deployguardian.wire.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deliveries as GitHub makes them, shortened, by event and action: the files of {@code deliveries}.
 */
public final class Golden {

  public static final String OWN = "deploy-guardian[bot]";

  /** What starts something here. */
  public static final List<String> HANDLED =
      List.of(
          "deployment.created",
          "deployment_status.created",
          "deployment_protection_rule.requested",
          "deployment_review.approved",
          "deployment_review.rejected",
          "issue_comment.created",
          "workflow_run.completed",
          "secret_scanning_alert.created",
          "code_scanning_alert.created",
          "dependabot_alert.created");

  /** What is counted and no more. */
  public static final List<String> ACKNOWLEDGED =
      List.of(
          "ping",
          "push",
          "check_suite.completed",
          "pull_request.opened",
          "release.published",
          "issues.opened",
          "installation.created",
          "issue_comment.edited",
          "issue_comment.deleted",
          "workflow_run.requested",
          "deployment_review.requested",
          "secret_scanning_alert.resolved",
          "code_scanning_alert.fixed",
          "dependabot_alert.auto_dismissed");

  private Golden() {}

  public static String event(String name) {
    return name.replaceFirst("\\..*", "");
  }

  public static String action(String name) {
    return name.contains(".") ? name.substring(name.indexOf('.') + 1) : "";
  }

  public static byte[] body(String name) {
    try (InputStream file = Golden.class.getResourceAsStream("/deliveries/" + name + ".json")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The delivery with something else in it. */
  public static byte[] body(String name, Consumer<ObjectNode> change) {
    String text = new String(body(name), StandardCharsets.UTF_8);
    ObjectNode json = DomainJson.read(text, ObjectNode.class);
    change.accept(json);
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  static Decoded decoded(String name) {
    return decoded(name, json -> {});
  }

  static Decoded decoded(String name, Consumer<ObjectNode> change) {
    return decoded(name, Deliveries.GUID, body(name, change));
  }

  static Decoded decoded(String name, String guid, byte[] body) {
    var delivery = new Delivery(event(name), guid, "application/json", body);
    return Payloads.decode(delivery, Optional.of(OWN));
  }
}
