package io.deployguardian.wire.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The App asks for what the guardian uses, says why, and hears of what it handles. */
class AppManifestTest {

  private static final Path HOW_TO = Path.of("../../docs/how-to");

  /** As GitHub's pages and the how-to call them. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("actions", "Actions"),
          Map.entry("checks", "Checks"),
          Map.entry("contents", "Contents"),
          Map.entry("deployments", "Deployments"),
          Map.entry("issues", "Issues"),
          Map.entry("members", "Members"),
          Map.entry("metadata", "Metadata"),
          Map.entry("pull_requests", "Pull requests"),
          Map.entry("secret_scanning_alerts", "Secret scanning"),
          Map.entry("security_events", "Code scanning"),
          Map.entry("statuses", "Commit statuses"),
          Map.entry("vulnerability_alerts", "Dependabot alerts"));

  private final JsonNode manifest = manifest();

  @Test
  void it_hears_of_every_event_that_is_handled_and_of_no_other() {
    var handled =
        Golden.HANDLED.stream().map(name -> name.substring(0, name.indexOf('.'))).toList();
    var heard = new TreeSet<String>();
    manifest.path("default_events").forEach(event -> heard.add(event.asText()));
    assertThat(heard).containsExactlyElementsOf(new TreeSet<>(handled));
  }

  @Test
  void each_permission_has_its_reason_in_the_how_to() throws IOException {
    var rows =
        Files.readAllLines(HOW_TO.resolve("connect-github.md")).stream()
            .filter(line -> line.startsWith("| "))
            .toList();
    Map<String, String> asked = new TreeMap<>();
    manifest
        .path("default_permissions")
        .properties()
        .forEach(permission -> asked.put(permission.getKey(), permission.getValue().asText()));
    assertThat(asked.keySet()).containsExactlyInAnyOrderElementsOf(NAMES.keySet());
    asked.forEach(
        (name, access) ->
            assertThat(rows)
                .as(name)
                .anyMatch(row -> row.contains(NAMES.get(name)) && row.contains(": " + access)));
  }

  @Test
  void it_may_neither_push_nor_administer() {
    assertThat(manifest.at("/default_permissions/contents").asText()).isEqualTo("read");
    assertThat(Stream.of("administration", "secrets", "workflows", "environments"))
        .noneMatch(manifest.path("default_permissions")::has);
  }

  private static JsonNode manifest() {
    try {
      return new JsonMapper()
          .readTree(Files.readString(HOW_TO.resolve("github-app-manifest.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
