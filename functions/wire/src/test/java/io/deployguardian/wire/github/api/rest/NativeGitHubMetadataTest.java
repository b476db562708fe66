package io.deployguardian.wire.github.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import io.deployguardian.wire.json.LookedInto;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

  @Test
  void without_any_single_registration_the_check_fails() throws IOException {
    List<String> all = names();
    assertThat(all).doesNotHaveDuplicates();
    for (String one : all) {
      Set<String> others = new HashSet<>(all);
      others.remove(one);
      assertThat(NativeGitHubMetadata.missing(others)).containsExactly(one);
    }
  }

  @Test
  void jackson_looks_into_what_is_registered_and_into_nothing_else() throws IOException {
    ObjectMapper used = new GitHubJson().getContext(Object.class);
    var jackson = new LookedInto(used);
    for (Class<?> type : NativeGitHubMetadata.records().toList()) {
      jackson.mapper().acceptJsonFormatVisitor(type, new JsonFormatVisitorWrapper.Base());
      reader(jackson.mapper(), type);
    }
    assertThat(jackson.ours()).containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void whatever_a_method_takes_or_returns_as_json_is_registered() throws IOException {
    Stream<Type> types =
        NativeGitHubMetadata.PLACES.stream()
            .filter(Class::isInterface)
            .flatMap(api -> Stream.of(api.getDeclaredMethods()))
            .flatMap(NativeGitHubMetadataTest::bodies);
    assertThat(names()).containsAll(types.flatMap(NativeGitHubMetadataTest::ours).toList());
  }

  /** What it returns, and its only parameter without an annotation, which is the body. */
  private static Stream<Type> bodies(Method method) {
    Stream<Type> taken =
        Stream.of(method.getParameters())
            .filter(parameter -> parameter.getAnnotations().length == 0)
            .map(Parameter::getParameterizedType);
    return Stream.concat(Stream.of(method.getGenericReturnType()), taken);
  }

  private static Stream<String> ours(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Stream.of(generic.getActualTypeArguments()).flatMap(NativeGitHubMetadataTest::ours);
    }
    return Stream.of(type.getTypeName()).filter(name -> name.startsWith("io.deployguardian."));
  }

  /** Made for this type and for each one in it, whatever it then thinks of an empty object. */
  private static void reader(ObjectMapper mapper, Class<?> type) throws IOException {
    try {
      mapper.readValue("{}", type);
    } catch (MismatchedInputException missing) {
      assertThat(missing.getPath()).as(missing.getMessage()).isNotEmpty();
    }
  }

  private static List<String> names() throws IOException {
    JsonNode file = new ObjectMapper().readTree(registered());
    return file.get("reflection").findValuesAsText("type");
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
