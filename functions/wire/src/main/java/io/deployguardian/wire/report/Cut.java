package io.deployguardian.wire.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * How much of a long report is told. Each part gives something up before any is left out.
 *
 * @param text characters of one text
 * @param rows of one table or list
 */
record Cut(int text, int rows) {

  private static final List<Cut> FROM_NONE =
      List.of(
          new Cut(600, 200),
          new Cut(300, 100),
          new Cut(200, 50),
          new Cut(100, 25),
          new Cut(80, 12),
          // Six reasons each of six steps, all of it escaped: that always fits.
          new Cut(60, 6));

  /** What is left of GitHub's 65,535 characters for a marker; bytes, which are never fewer. */
  private static final int MOST = 65_000;

  /** The longest page that GitHub takes. */
  static String fitting(Function<Cut, String> page) {
    String shortest = "";
    for (Cut cut : FROM_NONE) {
      shortest = page.apply(cut);
      if (shortest.getBytes(StandardCharsets.UTF_8).length <= MOST) {
        return shortest;
      }
    }
    throw new IllegalStateException(
        "a page of " + shortest.length() + " characters can't be cut any more");
  }

  String text(String line) {
    return Gfm.text(line, text);
  }

  String code(String line) {
    return Gfm.code(line, text);
  }

  <T> List<T> some(List<T> all) {
    return all.size() <= rows ? all : all.subList(0, rows);
  }

  /** How many are left out. */
  int left(List<?> all) {
    return Math.max(0, all.size() - rows);
  }
}
