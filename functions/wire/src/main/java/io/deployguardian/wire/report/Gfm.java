package io.deployguardian.wire.report;

import io.deployguardian.core.notification.Plain;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of strangers in GitHub-flavoured Markdown: it reads as it is, and neither formats, links,
 * mentions nor refers to anything.
 */
final class Gfm {

  /** Breaks what GitHub would make a mention, a reference or a link of; backslashes don't. */
  private static final String UNSEEN = "&#8203;";

  private static final Pattern REFERENCE =
      Pattern.compile(
          "@|#(?=\\d)|:(?=//)|(?<=www)(?=\\.)|(?<=GH-)(?=\\d)", Pattern.CASE_INSENSITIVE);

  private static final Pattern MARKED = Pattern.compile("[\\\\`*_\\[\\]|~$]");

  /** What would begin a list or a heading, but for a last character that can be escaped. */
  private static final Pattern START = Pattern.compile("^([-+=#]*|\\d{1,9})(?=[-+=#.)](\\s|$))");

  private static final Pattern URL = Pattern.compile("(?<!\\S)\\S*?://\\S*");

  private static final Pattern CODE = Pattern.compile("[^`|\\\\]+");

  private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.-]+(:\\d+)?(/[\\w./%-]*)?");

  private Gfm() {}

  static String text(String text, int most) {
    String line = Plain.line(text, most);
    return URL.matcher(line).results().findAny().isPresent() ? withUrls(line) : escaped(line);
  }

  /** Addresses are told as code: they can be read and copied, and are no links. */
  private static String withUrls(String line) {
    var text = new StringBuilder();
    Matcher url = URL.matcher(line);
    int from = 0;
    while (url.find()) {
      text.append(escaped(line.substring(from, url.start())));
      boolean fits = CODE.matcher(url.group()).matches();
      text.append(fits ? "`" + url.group() + "`" : escaped(url.group()));
      from = url.end();
    }
    return text.append(escaped(line.substring(from))).toString();
  }

  private static String escaped(String line) {
    String marked = MARKED.matcher(line).replaceAll("\\\\$0");
    String html = marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String inert = REFERENCE.matcher(html).replaceAll("$0" + UNSEEN);
    return START.matcher(inert).replaceFirst("$1\\\\");
  }

  /** A name as code, where it is one that code can hold even in a table. */
  static String code(String text, int most) {
    String line = Plain.line(text, most);
    return CODE.matcher(line).matches() ? "`" + line + "`" : text(line, most);
  }

  /** A link to where it says, if it is a plain address. */
  static String link(URI address) {
    String text = address.toString();
    return ADDRESS.matcher(text).matches() && text.length() <= 500
        ? "<" + text + ">"
        : code(text, 500);
  }
}
