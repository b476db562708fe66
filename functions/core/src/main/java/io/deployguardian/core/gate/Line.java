package io.deployguardian.core.gate;

/**
 * Text of plans, alerts and other strangers as one line: without control characters, and without
 * those that show it in another order than it is in.
 */
final class Line {

  /** In code points. Nobody reads on. */
  private static final int LONGEST = 500;

  private static final String CUT = "...";

  private Line() {}

  static String of(String text) {
    var line = new StringBuilder();
    text.codePoints().map(Line::plain).filter(point -> point >= 0).forEach(line::appendCodePoint);
    String one = line.toString().strip().replaceAll(" {2,}", " ");
    return one.codePointCount(0, one.length()) <= LONGEST
        ? one
        : one.substring(0, one.offsetByCodePoints(0, LONGEST - CUT.length())) + CUT;
  }

  /** A space for what separates, -1 for what nobody sees. */
  private static int plain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          ' ';
      case Character.FORMAT, Character.SURROGATE -> -1;
      default -> point;
    };
  }
}
