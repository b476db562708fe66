package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A {@code function.zip}, unpacked into a folder of its own until it is closed.
 *
 * @param root what Lambda calls the task root
 * @param bytes the size of the zip
 */
public record FunctionPackage(Path root, long bytes) implements AutoCloseable {

  private static final String FUNQY = "io.quarkus.quarkus-funqy-amazon-lambda-";
  private static final String FUNQY_HANDLER = "io.quarkus.funqy.lambda.FunqyStreamHandler";
  private static final String STREAM_HANDLER =
      "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler";

  public static FunctionPackage unpack(Path zip) throws IOException {
    var root = Files.createTempDirectory("function-").toRealPath();
    var unpacked = new FunctionPackage(root, Files.size(zip));
    try (var file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        unpacked.write(file, entry);
      }
    } catch (IOException e) {
      unpacked.close();
      throw e;
    }
    return unpacked;
  }

  private void write(ZipFile file, ZipEntry entry) throws IOException {
    var target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("entry: found " + entry.getName() + ", expected one inside the zip");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    try (var content = file.getInputStream(entry)) {
      Files.copy(content, target);
    }
    if (target.equals(bootstrap()) && !target.toFile().setExecutable(true)) {
      throw new IOException("can't make " + target + " executable");
    }
  }

  /** An executable of its own; otherwise class files for Lambda's Java runtime. */
  public boolean isNative() {
    return Files.exists(bootstrap());
  }

  Path bootstrap() {
    return root.resolve("bootstrap");
  }

  /** Quarkus' own, which finds the function; a native one takes no notice of it. */
  String handler() throws IOException {
    if (isNative() || !Files.isDirectory(root.resolve("lib"))) {
      return STREAM_HANDLER + "::handleRequest";
    }
    try (var jars = Files.list(root.resolve("lib"))) {
      boolean funqy = jars.anyMatch(jar -> jar.getFileName().toString().startsWith(FUNQY));
      return (funqy ? FUNQY_HANDLER : STREAM_HANDLER) + "::handleRequest";
    }
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (var files = Files.walk(root)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
