package io.deployguardian.core.gate;

import java.util.regex.Pattern;

/**
 * Text of strangers in what GitHub shows as Markdown. Inside a code span nothing is a link, a
 * mention or markup, and without a backtick nothing gets out of it.
 */
final class Markdown {

  private static final Pattern HARMLESS = Pattern.compile("[a-z]+([_-][a-z]+)*");

  private Markdown() {}

  static String code(String text) {
    String inside = Line.of(text.replace('`', '\''));
    return inside.isEmpty() ? "" : "`" + inside + "`";
  }

  /** A name as it is, if it is one that no reader takes for anything else. */
  static String name(String text) {
    return HARMLESS.matcher(text).matches() ? text : code(text);
  }
}
