package io.deployguardian.local.replay;

import io.deployguardian.core.canary.judge.SequentialJudge;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code scripts/replay [FILE]}: one replay per line in, one answer per line out. */
public final class ReplayCommand {

  private static final int BAD_USAGE = 2;

  private final InputStream in;
  private final OutputStream out;
  private final PrintStream err;

  ReplayCommand(InputStream in, OutputStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /**
   * @param arguments at most one file; without one the lines come from stdin
   */
  public static void main(String... arguments) {
    // System.out would hide that nobody reads any more.
    var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 64 * 1024);
    System.exit(new ReplayCommand(System.in, out, System.err).run(arguments));
  }

  /**
   * @return the exit code: 0 if every line was answered
   */
  int run(String... arguments) {
    if (arguments.length > 1 || (arguments.length == 1 && arguments[0].startsWith("-"))) {
      err.println(
          "scripts/replay: found " + String.join(" ", arguments) + ", expected at most one file");
      return BAD_USAGE;
    }
    try (InputStream lines =
        arguments.length == 0 ? in : Files.newInputStream(file(arguments[0]))) {
      new BulkReplay(new SequentialJudge(), BulkReplay.LONGEST_LINE).answer(lines, out);
      return 0;
    } catch (IOException e) {
      err.println("scripts/replay: " + e.getMessage());
      return 1;
    }
  }

  private static Path file(String name) throws IOException {
    Path file = Path.of(name);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("found no readable file " + name + ", expected one with lines of JSON");
    }
    return file;
  }
}
