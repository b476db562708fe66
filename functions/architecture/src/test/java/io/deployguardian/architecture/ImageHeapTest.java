package io.deployguardian.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.Locations;
import io.deployguardian.aws.fixture.StaticsThatImagesKeep;
import io.deployguardian.aws.fixture.StaticsThatNoImageKeeps;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Quarkus has every class initialised when an executable is built, and what they hold goes along.
 */
class ImageHeapTest {
  private static final String OPTIONS =
      "aws/src/main/resources/META-INF/native-image/io.deployguardian/aws/native-image.properties";
  private static final Pattern AT_RUN_TIME = Pattern.compile("--initialize-at-run-time=(\\S+)");
  private static final Pattern JAR = Pattern.compile("jar:file:([^!]+)!.*");
  private static final String CLASS = ".class";

  @Test
  void no_class_that_is_deployed_holds_what_an_image_refuses() {
    assertThat(Modules.classesOf(NativeRules.DEPLOYED_MODULES))
        .hasSizeGreaterThan(500)
        .allSatisfy(type -> assertThat(ImageHeap.refusedOf(type.getName())).isEmpty());
  }

  /** Plain libraries, which no extension of Quarkus looks after. */
  @ParameterizedTest
  @Tag("slow")
  @ValueSource(strings = {"software.amazon.awssdk", "io.opentelemetry"})
  void classes_of_libraries_that_do_are_initialised_at_run_time(String library) throws IOException {
    var classes = classesOf(library);
    assertThat(classes).hasSizeGreaterThan(500);
    assertThat(initialisedAtRunTime())
        .as(OPTIONS)
        .containsAll(classes.stream().filter(it -> !ImageHeap.refusedOf(it).isEmpty()).toList());
  }

  static Stream<String> refused() {
    return Stream.of(StaticsThatNoImageKeeps.class.getDeclaredClasses())
        .filter(type -> Stream.of(type.getDeclaredFields()).anyMatch(f -> f.getName().equals("IT")))
        .map(Class::getName);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void finds(String holder) {
    assertThat(ImageHeap.refusedOf(holder)).isNotEmpty();
  }

  @Test
  void leaves_alone_what_an_image_keeps() {
    assertThat(ImageHeap.refusedOf(StaticsThatImagesKeep.class.getName())).isEmpty();
  }

  private static List<String> initialisedAtRunTime() throws IOException {
    var options = new Properties();
    try (var file = Files.newInputStream(Modules.folder().resolve(OPTIONS))) {
      options.load(file);
    }
    return AT_RUN_TIME
        .matcher(options.getProperty("Args"))
        .results()
        .flatMap(one -> Stream.of(one.group(1).split(",")))
        .toList();
  }

  private static List<String> classesOf(String library) {
    return Locations.ofPackage(library).stream()
        .map(location -> JAR.matcher(location.asURI().toString()))
        .filter(jar -> jar.matches())
        .map(jar -> jar.group(1))
        .flatMap(jar -> classesIn(jar, library.replace('.', '/')))
        .distinct() // A packaged function has them once more.
        .toList();
  }

  private static Stream<String> classesIn(String jar, String folder) {
    try (var file = new JarFile(jar)) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(folder) && name.endsWith(CLASS))
          .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new IllegalStateException(jar, e);
    }
  }
}
