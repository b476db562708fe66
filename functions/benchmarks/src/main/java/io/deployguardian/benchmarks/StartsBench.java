package io.deployguardian.benchmarks;

import io.deployguardian.benchmarks.starts.CannedAws;
import io.deployguardian.benchmarks.starts.Lineup;
import io.deployguardian.benchmarks.starts.Starts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code scripts/bench functions}: how fast packaged functions start and how much memory they take,
 * beside functions with the same extensions that do nothing. Times are only reported; exits 2 if an
 * option is wrong.
 */
public final class StartsBench {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** Where native packages were collected; JVM packages are taken from where they were built. */
  private static final String PACKAGES = System.getProperty("deployguardian.packages", "");

  private StartsBench() {}

  public static void main(String... arguments) throws IOException {
    var checkout = Path.of(System.getProperty("deployguardian.checkout", ""));
    var page = checkout.resolve("docs/reference/functions.md");
    try {
      String place = PACKAGES.isEmpty() ? "functions" : "functions-native";
      run(StartsOptions.parse(page, place, List.of(arguments)), checkout);
    } catch (Options.Wrong wrong) {
      System.err.println("bench: " + wrong.getMessage());
      System.exit(2);
    }
  }

  private static void run(StartsOptions options, Path checkout) throws IOException {
    try (var aws = CannedAws.start()) {
      var candidates = Lineup.of(checkout, Path.of(PACKAGES), aws);
      var starts =
          Starts.measure(
              candidates,
              options.starts(),
              round -> System.err.println("bench: round " + round + " of " + options.starts()));
      String kind = PACKAGES.isEmpty() ? "JVM" : "native";
      String figures = StartsReport.of(starts, kind, machine(), options.starts());
      OUT.println(figures);
      if (options.page().isPresent()) {
        options.page().get().write(figures);
      }
    }
  }

  private static String machine() {
    return "on %d cores of %s, %s, with Java %s and 512 MB for each function"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.arch"),
            System.getProperty("os.name"),
            Runtime.version().feature());
  }
}
