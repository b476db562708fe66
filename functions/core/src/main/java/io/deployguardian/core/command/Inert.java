package io.deployguardian.core.command;

/**
 * What people write, as text in what GitHub shows as Markdown. Inside a code span nothing is a
 * mention, a link, a reference or HTML, and without a backtick nothing gets out of it.
 */
final class Inert {

  private Inert() {}

  static String code(String text) {
    String inside = line(text).replace('`', '\'');
    return inside.isEmpty() ? "` `" : "`" + inside + "`";
  }

  /** One line, in the order in which it is shown, with single spaces. */
  static String line(String text) {
    var line = new StringBuilder();
    text.codePoints().map(Inert::plain).filter(point -> point >= 0).forEach(line::appendCodePoint);
    return line.toString().strip().replaceAll(" {2,}", " ");
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
