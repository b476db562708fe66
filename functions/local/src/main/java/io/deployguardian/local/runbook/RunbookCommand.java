package io.deployguardian.local.runbook;

import io.deployguardian.core.plan.PlanReading;
import io.deployguardian.core.runbook.Drafted;
import io.deployguardian.wire.plan.YamlPlanReader;
import io.deployguardian.wire.report.RunbookPage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** {@code scripts/runbook PLAN.yml [SERVICE]}: the draft of a runbook, as Markdown. */
public final class RunbookCommand {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;
  private static final String NAME = "scripts/runbook: ";

  private final PrintStream out;
  private final PrintStream err;

  RunbookCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * @param arguments a plan's file, and a service of it unless it has only one
   */
  public static void main(String... arguments) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int code = new RunbookCommand(out, System.err).run(arguments);
    out.flush();
    System.exit(code);
  }

  /**
   * @return the exit code: 0 if there is a draft
   */
  int run(String... arguments) {
    if (arguments.length < 1 || arguments.length > 2 || arguments[0].startsWith("-")) {
      String found = arguments.length == 0 ? "nothing" : String.join(" ", arguments);
      return fail(BAD_USAGE, "found " + found + ", expected a plan's file and at most one service");
    }
    try {
      String text = Files.readString(file(arguments[0]));
      return draft(arguments[0], text, Arrays.stream(arguments).skip(1).findFirst());
    } catch (IOException e) {
      return fail(FAILED, e.getMessage());
    }
  }

  private int draft(String file, String text, Optional<String> service) {
    return switch (new YamlPlanReader().read(text)) {
      case PlanReading.Invalid invalid -> {
        invalid.problems().forEach(problem -> err.println(file + ": " + problem));
        yield FAILED;
      }
      case PlanReading.Valid valid ->
          switch (Drafted.of(valid.id(), valid.plan(), service)) {
            case Drafted.OfWhich which -> fail(BAD_USAGE, "service: " + which);
            case Drafted.Done done -> {
              out.print(RunbookPage.of(done.runbook()));
              yield DONE;
            }
          };
    };
  }

  private int fail(int code, String why) {
    err.println(NAME + why);
    return code;
  }

  private static Path file(String name) throws IOException {
    Path file = Path.of(name);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IOException("found no readable file " + name + ", expected a plan");
    }
    return file;
  }
}
