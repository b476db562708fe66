package io.deployguardian.core.notification;

/**
 * Text of plans, branches and other strangers as one line: without control characters, and without
 * those that nobody sees or that show it in another order than it is in.
 */
public final class Plain {

  private static final String CUT = "...";

  private Plain() {}

  public static String line(String text) {
    var line = new StringBuilder();
    text.codePoints().map(Plain::plain).filter(c -> c >= 0).forEach(line::appendCodePoint);
    return line.toString().strip().replaceAll(" {2,}", " ");
  }

  /**
   * @param most characters as GitHub counts them
   */
  public static String line(String text, int most) {
    String one = line(text);
    if (one.codePointCount(0, one.length()) <= most) {
      return one;
    }
    return one.substring(0, one.offsetByCodePoints(0, most - CUT.length())).strip() + CUT;
  }

  /** A space for what separates, -1 for what nobody sees. */
  private static int plain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          ' ';
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> -1;
      default -> character;
    };
  }
}
