package io.deployguardian.lambdastandin;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lambda's Java runtime: a JDK, started as Lambda does it without SnapStart, and AWS' own runtime
 * interface client, which loads the function from the folder it is started in.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">What Lambda
 *     sets</a>
 */
final class JavaRuntime {

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String TARGET = "functions/lambda-stand-in/target/java-runtime";

  private JavaRuntime() {}

  static List<String> command(String handler, int memoryMegabytes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // Lambda leaves the heap 85 % of a function's memory.
        "-Xmx" + memoryMegabytes * 1024L * 85 / 100 + "k",
        // What a JVM begins with that sees no more memory than the function has.
        "-Xms" + memoryMegabytes * 1024L / 64 + "k",
        "-XX:+UseSerialGC",
        "-XX:+TieredCompilation",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        // The client's own native library and Unsafe; Lambda's runtime says nothing about them.
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        folder() + File.separator + "*",
        CLIENT,
        handler);
  }

  /** Where the build put the client; {@code -Ddeployguardian.lambda.java} says otherwise. */
  private static Path folder() {
    String given = System.getProperty("deployguardian.lambda.java");
    if (given != null) {
      return Path.of(given);
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
        .map(at -> at.resolve(TARGET))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("found no " + TARGET + " upwards: build it first"));
  }
}
