package io.deployguardian.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NativeMetadataTest {

  /** Of each alternative: enough for each alternative within it to turn up. */
  private static final int VALUES = 40;

  /** Jackson makes these by their factories and constructors, not by reflection. */
  private static final Set<String> MADE_BY_CODE =
      Set.of(
          "boolean",
          "double",
          "int",
          "long",
          "java.lang.String",
          "java.net.URI",
          "java.time.Duration",
          "java.time.Instant",
          "java.util.ArrayList",
          "java.util.ImmutableCollections$List12",
          "java.util.ImmutableCollections$ListN",
          "java.util.List",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.SortedMap");

  @Test
  void every_type_that_crosses_json_is_registered_for_native_executables() throws IOException {
    assertThat(registered())
        .as("src/main/resources/%s; NativeMetadata prints it", NativeMetadata.RESOURCE)
        .isEqualTo(NativeMetadata.expected());
  }

  @Test
  void the_file_names_each_type_once() throws IOException {
    assertThat(names(registered())).doesNotHaveDuplicates();
  }

  @Test
  void without_any_single_registration_the_check_fails() throws IOException {
    List<String> all = names(registered());
    for (String one : all) {
      Set<String> others = new HashSet<>(all);
      others.remove(one);
      assertThat(NativeMetadata.missing(others)).containsExactly(one);
    }
  }

  @Test
  @Tag("slow")
  void jackson_looks_into_what_is_registered_and_into_nothing_else() throws IOException {
    LookedInto jackson = watched();
    List<String> registered = names(registered());
    assertThat(registered).containsAll(jackson.ours());
    assertThat(jackson.ours()).containsAll(needed());
    assertThat(jackson.theJdks())
        .isSubsetOf(Stream.concat(MADE_BY_CODE.stream(), registered.stream()).toList());
  }

  /** Without the sealed types between a root and its records, which nobody asks for. */
  private static List<String> needed() {
    return CrossingTypes.all().stream()
        .filter(type -> !type.isSealed() || CrossingTypes.ROOTS.contains(type))
        .map(Class::getName)
        .toList();
  }

  /** Jackson after it has written and read values of every alternative of every root. */
  private static LookedInto watched() throws IOException {
    var jackson = new LookedInto(DomainJson.mapper());
    for (Class<?> root : CrossingTypes.ROOTS) {
      for (Class<?> type : CrossingTypes.alternatives(root).toList()) {
        for (Object value : Generated.of(type).sampleStream().limit(VALUES).toList()) {
          String json = jackson.mapper().writerFor(root).writeValueAsString(value);
          jackson.mapper().readValue(json, root);
        }
      }
    }
    return jackson;
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

  private static List<String> names(String file) {
    JsonNode reflection = DomainJson.readStrictly(file, JsonNode.class).get("reflection");
    return StreamSupport.stream(reflection.spliterator(), false)
        .map(entry -> entry.get("type").asText())
        .toList();
  }

  private static String registered() throws IOException {
    try (InputStream file =
        NativeMetadataTest.class.getClassLoader().getResourceAsStream(NativeMetadata.RESOURCE)) {
      assertThat(file).as(NativeMetadata.RESOURCE).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
