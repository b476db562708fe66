package io.deployguardian.infrastructure.terraform;

import io.deployguardian.aws.testing.Emulator;
import io.deployguardian.aws.testing.Moto;
import io.deployguardian.infrastructure.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A copy of what Terraform reads, so that the checkout stays clean: infra-terraform, the events,
 * and a small package for each function. Nothing in it runs.
 */
public final class Workspace implements AutoCloseable {

  /** Terraform would keep the state in S3; here it lies beside the example. */
  private static final String LOCAL_STATE = "terraform {\n  backend \"local\" {}\n}\n";

  /** There is no other account in the emulator. */
  private static final String ACCOUNT_OF_MOTO = "123456789012";

  private static final String ACCOUNT_OF_THE_EXAMPLE = "444455556666";

  /** Alarms name their runbooks, and a test of infra-terraform looks whether they are there. */
  private static final List<String> COPIED = List.of("infra-terraform", "events", "docs/runbooks");

  private final Path top;
  private final Optional<Emulator> moto;

  private Workspace(Path top, Optional<Emulator> moto) {
    this.top = top;
    this.moto = moto;
  }

  /** With an emulator of its own: no test sees what another applied. */
  public static Workspace onMotoOrSkip() {
    Terraform.demandOrSkip();
    return copied(Optional.of(Moto.startOrSkip()));
  }

  /** Without an AWS of any kind. */
  static Workspace offlineOrSkip() {
    Terraform.demandOrSkip();
    return copied(Optional.empty());
  }

  private static Workspace copied(Optional<Emulator> moto) {
    try {
      var workspace = new Workspace(Files.createTempDirectory("infrastructure-"), moto);
      for (String folder : COPIED) {
        copy(Checkout.top().resolve(folder), workspace.top.resolve(folder));
      }
      for (String function : Checkout.functions()) {
        workspace.packages().addNative(function, Packages.Processor.ARM64, "first");
      }
      workspace.packages().describeOrFail();
      return workspace;
    } catch (IOException e) {
      moto.ifPresent(Emulator::close);
      throw new UncheckedIOException(e);
    }
  }

  /** An example, initialised, that a plan can be made of. */
  public Terraform example(String name) {
    var folder = folder("examples/" + name);
    write(folder.resolve("backend_override.tf"), LOCAL_STATE);
    var main = folder.resolve("main.tf");
    write(main, ofMoto(main));
    var settings = folder.resolve("environments/production.tfvars");
    if (Files.exists(settings)) {
      write(folder.resolve("terraform.tfvars"), ofMoto(settings));
    }
    var terraform = in(folder);
    terraform.run("init", "-no-color");
    return terraform;
  }

  private static String ofMoto(Path file) {
    return Checkout.text(file).replace(ACCOUNT_OF_THE_EXAMPLE, ACCOUNT_OF_MOTO);
  }

  /** Any folder of infra-terraform. */
  public Terraform in(Path folder) {
    Map<String, String> environment = new HashMap<>();
    moto.ifPresent(
        at -> {
          environment.put("AWS_ENDPOINT_URL", at.endpoint().toString());
          environment.put("TF_VAR_emulator", "true");
        });
    environment.put("AWS_REGION", "eu-central-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    return new Terraform(folder, environment);
  }

  public Path folder(String name) {
    return top.resolve("infra-terraform").resolve(name);
  }

  /** Another content is another version of the function. */
  public void pack(String function, String content) {
    packages().addNative(function, Packages.Processor.ARM64, content);
    packages().describeOrFail();
  }

  private Packages packages() {
    return new Packages(top.resolve("target/packages"));
  }

  @Override
  public void close() {
    moto.ifPresent(Emulator::close);
    try (var files = Files.walk(top)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(Workspace::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var relative = from.relativize(file);
        if (isSource(relative)) {
          var copied = to.resolve(relative);
          Files.createDirectories(copied.getParent());
          Files.copy(file, copied);
        }
      }
    }
  }

  /** Leaves behind what a developer's own runs left there. */
  private static boolean isSource(Path file) {
    return Stream.iterate(file, at -> at != null, Path::getParent)
            .noneMatch(at -> at.getFileName().toString().equals(".terraform"))
        && !file.getFileName().toString().contains(".tfstate");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
