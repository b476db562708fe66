package io.deployguardian.benchmarks.starts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineupTest {

  private static final Path FUNCTIONS = Path.of("..");
  private static final Pattern EXTENSION =
      Pattern.compile(
          "<groupId>io\\.quarkus</groupId>\\s*<artifactId>(quarkus-[a-z-]+)</artifactId>\\s*</dependency>");

  static Stream<String> functions() {
    return Lineup.ours().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void compares_a_function_with_a_hello_of_the_same_extensions(String function) throws IOException {
    var ours = extensions(function);
    ours.addAll(extensions("entrance"));
    assertThat(extensions("yardsticks/" + Lineup.hello(function))).isEqualTo(ours);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void gives_a_hello_no_other_settings_of_quarkus(String function) throws IOException {
    assertThat(settings(function)).containsAll(settings("yardsticks/" + Lineup.hello(function)));
  }

  @Test
  void has_every_function() throws IOException {
    try (var modules = Files.list(FUNCTIONS)) {
      var deployed =
          modules
              .filter(
                  module ->
                      Files.exists(module.resolve("src/main/resources/application.properties")))
              .map(module -> module.getFileName().toString())
              .toList();
      assertThat(Lineup.ours()).containsExactlyInAnyOrderElementsOf(deployed);
    }
  }

  private static Set<String> extensions(String module) throws IOException {
    var found = new TreeSet<String>();
    var matcher = EXTENSION.matcher(Files.readString(FUNCTIONS.resolve(module + "/pom.xml")));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** All but which function it is. */
  private static Set<String> settings(String module) throws IOException {
    var file = FUNCTIONS.resolve(module + "/src/main/resources/application.properties");
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("quarkus."))
          .filter(line -> !line.matches("quarkus\\.(funqy\\.export|lambda\\.handler)=.*"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
