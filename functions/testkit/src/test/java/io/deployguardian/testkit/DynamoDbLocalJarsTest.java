package io.deployguardian.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbLocalJarsTest {
  @TempDir Path checkout;

  @Test
  void finds_the_folder_from_anywhere_in_the_checkout() throws IOException {
    var lib = Files.createDirectories(checkout.resolve("functions/dynamodb-local/target/lib"));
    Files.createFile(lib.resolve("engine.jar"));
    var deep = Files.createDirectories(checkout.resolve("functions/aws"));
    assertThat(DynamoDbLocalJars.folder(null, deep)).isEqualTo(lib);
  }

  @Test
  void says_where_it_looked_and_how_to_build_them() {
    assertThatThrownBy(() -> DynamoDbLocalJars.folder(null, checkout))
        .hasMessageContaining("upwards from " + checkout)
        .hasMessageContaining("-pl functions/dynamodb-local process-resources");
  }

  @Test
  void never_looks_elsewhere_when_a_folder_was_asked_for() {
    var asked = checkout.resolve("nothing-here").toString();
    assertThatThrownBy(() -> DynamoDbLocalJars.folder(asked, Path.of("").toAbsolutePath()))
        .hasMessageContaining("in " + asked)
        .hasMessageContaining(DynamoDbLocalJars.PROPERTY);
  }
}
