package io.deployguardian.infrastructure.terraform;

import static io.deployguardian.infrastructure.terraform.Packages.Processor.ARM64;
import static io.deployguardian.infrastructure.terraform.Packages.Processor.RISCV;
import static io.deployguardian.infrastructure.terraform.Packages.Processor.X86_64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts say that packages are is what Terraform takes them for. */
@Tag("slow")
class PackagesTest {

  private static Workspace workspace;
  private static Terraform terraform;

  @TempDir private Path folder;
  private Packages packages;

  @BeforeAll
  static void init() {
    workspace = Workspace.offlineOrSkip();
    terraform = workspace.in(workspace.folder("modules/packages"));
    terraform.run("init", "-no-color");
  }

  @AfterAll
  static void remove() {
    if (workspace != null) {
      workspace.close();
    }
  }

  @BeforeEach
  void fill() {
    packages = new Packages(folder);
    packages.addJvm("event-relay");
    packages.addJvm("rollback");
  }

  @Test
  void jvm_packages_are_deployed_as_such() {
    packages.describeOrFail();
    assertThat(planned()).contains("kind = \"jvm\"", "architecture = \"arm64\"");
  }

  @Test
  void native_packages_are_deployed_for_their_processor() {
    packages.addNative("event-relay", X86_64, "first");
    packages.addNative("rollback", X86_64, "first");
    packages.describeOrFail();
    assertThat(planned()).contains("kind = \"native\"", "architecture = \"x86_64\"");
  }

  @Test
  void one_function_that_was_built_otherwise_stops_all() {
    packages.addNative("rollback", ARM64, "first");
    var described = packages.describe();
    assertThat(described.exit()).isZero();
    assertThat(described.output()).contains("found packages of more than one kind");
    assertThat(refused())
        .contains("packages.json: found jvm: event-relay; native arm64: rollback; expected all");
  }

  @Test
  void what_is_said_otherwise_is_contradicted() {
    packages.describeOrFail();
    assertThat(refused("-var=kind=native"))
        .contains("packages.kind: found native, expected jvm as " + folder + "/packages.json says");
  }

  @Test
  void a_package_that_was_put_there_by_hand_is_noticed() {
    packages.describeOrFail();
    packages.addNative("rollback", ARM64, "first");
    assertThat(refused()).contains("packages.json: found another package of rollback beside it");
  }

  @Test
  void a_folder_without_a_description_says_how_to_get_one() {
    assertThat(refused())
        .contains(
            folder + "/packages.json: found no such file",
            "scripts/build --all and scripts/native",
            "scripts/deploy --release TAG");
  }

  @Test
  void a_description_that_nobody_can_read_describes_nothing() throws IOException {
    Files.writeString(folder.resolve("packages.json"), "{");
    assertThat(refused()).contains("packages.json: found nothing about event-relay, rollback");
  }

  @Test
  void an_executable_that_lambda_cannot_run_is_refused() {
    packages.addNative("rollback", RISCV, "first");
    assertRefusesToDescribe();
  }

  @Test
  void half_a_package_is_refused() throws IOException {
    Files.writeString(packages.zip("rollback"), "PK");
    assertRefusesToDescribe();
  }

  private void assertRefusesToDescribe() {
    var described = packages.describe();
    assertThat(described.exit()).isEqualTo(1);
    assertThat(described.output()).contains(packages.zip("rollback") + ": found neither");
    assertThat(folder.resolve("packages.json")).doesNotExist();
  }

  private String planned() {
    return oneSpace(terraform.run(plan()));
  }

  private String refused(String... options) {
    var run = terraform.tried(plan(options));
    assertThat(run.exit()).isEqualTo(1);
    return oneSpace(run.output());
  }

  private String[] plan(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("plan", "-no-color", "-var=directory=" + folder));
    arguments.add("-var=functions=[\"event-relay\", \"rollback\"]");
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
  }

  /** Terraform wraps its lines, and aligns what they say. */
  private static String oneSpace(String output) {
    return output.replaceAll("\\s+", " ");
  }
}
