package io.deployguardian.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NativeMetadataTest {

  @Test
  void every_type_that_crosses_json_is_registered_for_native_executables() throws IOException {
    assertThat(registered())
        .as("src/main/resources/%s; NativeMetadata prints it", NativeMetadata.RESOURCE)
        .isEqualTo(NativeMetadata.expected());
  }

  @Test
  void the_file_is_json_that_names_each_type_once() throws IOException {
    JsonNode reflection = DomainJson.readStrictly(registered(), JsonNode.class).get("reflection");
    assertThat(reflection).extracting(entry -> entry.get("type").asText()).doesNotHaveDuplicates();
  }

  @Test
  void the_walk_reaches_alternatives_of_alternatives_and_components_of_components() {
    assertThat(CrossingTypes.all())
        .contains(Held.class, Held.Paused.class, Verdict.Inconclusive.class, Release.class)
        .doesNotContain(String.class);
  }

  @Test
  void every_alternative_of_every_sealed_type_has_a_name_of_its_own() {
    Stream<Class<?>> sealed = CrossingTypes.all().stream().filter(Class::isSealed);
    assertThat(sealed.flatMap(CrossingTypes::alternatives).distinct())
        .isSubsetOf(Names.all().map(named -> (Class<?>) named.getType()).toList());
  }

  private static String registered() throws IOException {
    try (InputStream file =
        NativeMetadataTest.class.getClassLoader().getResourceAsStream(NativeMetadata.RESOURCE)) {
      assertThat(file).as(NativeMetadata.RESOURCE).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
