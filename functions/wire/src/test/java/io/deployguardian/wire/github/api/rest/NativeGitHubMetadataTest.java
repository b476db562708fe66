package io.deployguardian.wire.github.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeGitHubMetadataTest {

  @Test
  void every_record_of_githubs_json_is_registered_for_native_executables() throws IOException {
    assertThat(registered())
        .as("src/main/resources/%s; NativeGitHubMetadata prints it", NativeGitHubMetadata.RESOURCE)
        .isEqualTo(NativeGitHubMetadata.expected());
  }

  @Test
  void no_interface_is_forgotten() throws IOException {
    var sources = Path.of("src/main/java", getClass().getPackageName().replace('.', '/'));
    List<String> interfaces;
    try (var files = Files.list(sources)) {
      interfaces =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith("Api.java"))
              .map(file -> file.replace(".java", ""))
              .toList();
    }
    assertThat(interfaces)
        .allSatisfy(name -> assertThat(NativeGitHubMetadata.expected()).contains("." + name + "$"));
  }

  private static String registered() throws IOException {
    try (InputStream file =
        NativeGitHubMetadataTest.class
            .getClassLoader()
            .getResourceAsStream(NativeGitHubMetadata.RESOURCE)) {
      assertThat(file).as(NativeGitHubMetadata.RESOURCE).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
