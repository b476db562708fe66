package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process really occupies. */
final class ResidentMemory {

  private static final String ON_LINUX = "VmRSS:";

  private ResidentMemory() {}

  static long kilobytesOf(long pid) throws IOException {
    var status = Path.of("/proc", String.valueOf(pid), "status");
    if (Files.exists(status)) {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(ON_LINUX))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow(() -> new IOException("found no " + ON_LINUX + " in " + status));
    }
    var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
    try (var output = ps.getInputStream()) {
      return Long.parseLong(new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip());
    }
  }
}
