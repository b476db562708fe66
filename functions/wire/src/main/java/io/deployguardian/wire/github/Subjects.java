package io.deployguardian.wire.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A payload's {@code deployment} and {@code repository} as what a rollout is about. */
final class Subjects {

  /** Characters of a service's and an environment's name, which are parts of keys. */
  private static final int NAME = 100;

  private static final int REPOSITORY = 200;
  private static final int SHA = 64;

  /** An image's reference or an ARN is longer than a name. */
  private static final int ARTIFACT = 512;

  /** Where pipelines say what they published, most specific first. */
  private static final List<String> ARTIFACTS =
      List.of(
          "artifact",
          "version",
          "function_version",
          "target_group",
          "task_definition",
          "image",
          "url");

  /** What a pipeline that carries out one of our rollbacks puts into its deployment's payload. */
  private static final String ROLLBACK = "guardian_rollback";

  private static final Pattern RUN = Pattern.compile("/actions/runs/([1-9]\\d{0,17})/");
  private static final int URL = 2000;

  private static final String PAYLOAD = "deployment.payload";
  private static final String UNNAMED_SERVICE = "default";

  /** A W3C trace id; all zeros is none. */
  private static final Pattern TRACE = Pattern.compile("(?!0{32})[0-9a-f]{32}");

  private Subjects() {}

  static Subject of(Fields fields, String guid) {
    JsonNode payload = payload(fields);
    long repository = fields.id("repository.id");
    long deployment = fields.id("deployment.id");
    String sha = fields.text("deployment.sha", SHA);
    String service = word(fields, payload, "service", NAME).orElse(UNNAMED_SERVICE);
    String artifact =
        ARTIFACTS.stream()
            .map(name -> word(fields, payload, name, ARTIFACT))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(sha);
    return new Subject(
        RolloutId.of(repository, deployment, service),
        new ServiceKey(repository, service, fields.text("deployment.environment", NAME)),
        fields.text("repository.full_name", REPOSITORY),
        new Deployment(deployment, fields.instant("deployment.created_at")),
        new Release(sha, artifact),
        Optional.empty(),
        Fields.url(payload.path("url")),
        traceOf(guid));
  }

  /**
   * The workflow run that waits. GitHub names it in the URL that it wants the answer at, and that
   * URL is never called: answers go to the configured API alone.
   */
  static long run(Fields fields) {
    String place = "deployment_callback_url";
    var run = RUN.matcher(fields.text(place, URL));
    if (run.find()) {
      return Long.parseLong(run.group(1));
    }
    fields.wrong(place, "no workflow run", "a URL with /actions/runs/<id>/ in it");
    return 0;
  }

  /** The rollout whose rollback this deployment says it carries out. */
  static Optional<RolloutId> confirmed(Fields fields) {
    return word(fields, payload(fields), ROLLBACK, ARTIFACT).map(RolloutId::new);
  }

  /** GitHub's GUID is as good as a random trace id, and people can find the delivery by it. */
  static String traceOf(String guid) {
    String hex = guid.replace("-", "").toLowerCase(Locale.ROOT);
    if (TRACE.matcher(hex).matches()) {
      return hex;
    }
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(guid.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Optional<String> word(Fields fields, JsonNode payload, String name, int most) {
    return fields.word(PAYLOAD + "." + name, payload.path(name), most);
  }

  /**
   * Pipelines send an object, or an object as text. Other text and other values are the pipeline's
   * own business; text that starts like an object and is none is a mistake, which would hide which
   * service this is.
   */
  private static JsonNode payload(Fields fields) {
    JsonNode payload = fields.at(PAYLOAD);
    if (!payload.isTextual() || !payload.textValue().stripLeading().startsWith("{")) {
      return payload.isObject() ? payload : MissingNode.getInstance();
    }
    return switch (Body.parsed(payload.textValue())) {
      case Body.Parsed parsed -> parsed.json();
      case Body.Broken broken -> {
        fields.wrong(PAYLOAD, broken.why().found(), "an object, or a JSON object as text");
        yield MissingNode.getInstance();
      }
    };
  }
}
