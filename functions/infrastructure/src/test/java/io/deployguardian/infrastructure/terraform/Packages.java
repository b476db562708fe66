package io.deployguardian.infrastructure.terraform;

import io.deployguardian.infrastructure.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A folder that is deployed from: small packages in which nothing runs, and what the scripts say of
 * them.
 */
record Packages(Path folder) {

  /** As the header of an executable names them. */
  enum Processor {
    ARM64(0xb7),
    X86_64(0x3e),
    RISCV(0xf3);

    private final byte[] header = new byte[20];

    Processor(int machine) {
      header[0] = 0x7f;
      header[1] = 'E';
      header[2] = 'L';
      header[3] = 'F';
      header[18] = (byte) machine;
    }
  }

  /** Another content is another version of the function. */
  void addNative(String function, Processor processor, String content) {
    var executable = new ByteArrayOutputStream();
    executable.writeBytes(processor.header);
    executable.writeBytes((function + " " + content).getBytes());
    add(function, "bootstrap", executable.toByteArray());
  }

  void addJvm(String function) {
    add(function, "lib/main.jar", function.getBytes());
  }

  private void add(String function, String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      try (var out = new ZipOutputStream(Files.newOutputStream(zip(function)))) {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path zip(String function) {
    return folder.resolve(function + ".zip");
  }

  /** As the scripts do it that build packages, for better or worse. */
  Terraform.Run describe() {
    String script = "set -euo pipefail; . \"$1/scripts/lib.sh\"; describe_packages \"$2\"";
    try {
      var process =
          new ProcessBuilder(
                  "bash", "-c", script, "describe", Checkout.top().toString(), folder.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes());
      return new Terraform.Run(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void describeOrFail() {
    var run = describe();
    if (run.exit() != 0) {
      throw new AssertionError(
          "describe_packages %s: found exit code %d, expected 0%n%s"
              .formatted(folder, run.exit(), run.output()));
    }
  }
}
