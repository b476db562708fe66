package io.deployguardian.local.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code scripts/cost}: plays, counts, multiplies, and says it in Markdown. */
public final class Cost {

  private static final String BEGIN = "<!-- cost:begin -->\n";
  private static final String END = "<!-- cost:end -->\n";

  private Cost() {}

  /**
   * @param arguments {@code --write} puts the figures into the page, too
   */
  public static void main(String... arguments) throws IOException {
    Path top = Path.of(System.getProperty("deployguardian.top", "."));
    Logger.getLogger("").setLevel(Level.SEVERE);
    Prices prices = Prices.read(top.resolve("scripts/prices.json"));
    Memory memory =
        Memory.in(top.resolve("infra-terraform/functions.tf"), prices.assumed().memory());
    Plays plays = Plays.play(top.resolve("events"), PlanShape.ALL);
    String figures = new Report(plays, prices, memory).markdown();
    System.out.print(figures);
    if (List.of(arguments).contains("--write")) {
      write(top.resolve("docs/reference/cost.md"), figures);
    }
    // The stand-in of GitHub leaves threads behind.
    System.exit(0);
  }

  /** What stands around the two markers is somebody's prose. */
  static void write(Path page, String figures) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          page.getFileName()
              + ": found no place for the figures, expected "
              + BEGIN.strip()
              + " and "
              + END.strip());
    }
    Files.writeString(
        page,
        text.substring(0, begin + BEGIN.length()) + "\n" + figures + "\n" + text.substring(end));
  }
}
