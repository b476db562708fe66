package io.deployguardian.infrastructure.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.infrastructure.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Terraform itself says of the files, without an AWS. */
@Tag("slow")
class SourcesTest {

  private static Workspace workspace;

  @BeforeAll
  static void copy() {
    workspace = Workspace.offlineOrSkip();
  }

  @AfterAll
  static void remove() {
    if (workspace != null) {
      workspace.close();
    }
  }

  @Test
  void every_file_is_formatted() {
    var run =
        new Terraform(Checkout.top().resolve("infra-terraform"), Map.of())
            .tried("fmt", "-check", "-recursive", "-diff", "-no-color");
    assertThat(run.output()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  /** With the root all modules that it uses; the examples are validated when they are planned. */
  @Test
  void the_root_and_every_module_are_valid() throws IOException {
    validate("");
    String used = Checkout.text(workspace.folder(".terraform/modules/modules.json"));
    for (String module : modules()) {
      if (!used.contains("\"" + module + "\"")) {
        validate(module);
      }
    }
  }

  @Test
  void its_own_tests_hold() {
    var terraform = workspace.in(workspace.folder(""));
    terraform.run("init", "-backend=false", "-no-color");
    assertThat(terraform.run("test", "-no-color")).containsPattern("[1-9]\\d* passed, 0 failed");
  }

  private static void validate(String folder) {
    var terraform = workspace.in(workspace.folder(folder));
    terraform.run("init", "-backend=false", "-no-color");
    assertThat(terraform.run("validate", "-no-color")).as(folder).contains("is valid");
  }

  private static List<String> modules() throws IOException {
    try (var folders = Files.list(workspace.folder("modules"))) {
      return folders.map(folder -> "modules/" + folder.getFileName()).sorted().toList();
    }
  }
}
