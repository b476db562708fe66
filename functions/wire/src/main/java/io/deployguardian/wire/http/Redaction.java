package io.deployguardian.wire.http;

import java.util.regex.Pattern;

/** Foreign text, made fit for reports: short, on one line, and without what looks like a secret. */
public final class Redaction {

  /** Characters of an excerpt. */
  static final int LENGTH = 200;

  /** Looked at before the cut, so that half a secret isn't shown because its end is missing. */
  private static final int LOOKED_AT = 2048;

  private static final String HIDDEN = "***";

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cn}\\s]+");
  private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s@]+@");
  private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"'<>]+)[?][^\\s\"'<>]+");
  private static final Pattern SCHEME =
      Pattern.compile("(?i)\\b(bearer|basic|digest)\\s+[A-Za-z0-9+/=._~-]{6,}");

  /**
   * A name that promises a secret, and its value, in JSON, headers, forms and prose. Bounded,
   * because the text is hostile: what may repeat without end makes a matcher try for minutes.
   */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:secret|token|passw(?:or)?d|passphrase|credential|api[_-]?key|access[_-]?key"
              + "|private[_-]?key|authorization|cookie|session[_-]?id|signature)[\\w-]{0,30}[\"']?\\s{0,3}[:=]\\s{0,3})"
              + "(\"[^\"]*\"?|'[^']*'?|[^\\s,;&}\\]]+)");

  /** Keys of known forms, and any long run that no person would have typed. */
  private static final Pattern SHAPED =
      Pattern.compile(
          "(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\\w{16,}|github_pat_\\w{16,}|xox[a-z]-[\\w-]{10,}"
              + "|eyJ[\\w-]{8,}(?:[.][\\w-]+)*|[A-Za-z0-9+/_-]{40,}={0,2}");

  private Redaction() {}

  public static String excerpt(String text) {
    return cut(hidden(text), LENGTH);
  }

  /** A value for a sentence. */
  static String value(String text) {
    return cut(hidden(text), LENGTH / 2);
  }

  private static String hidden(String text) {
    String line = text.substring(0, Math.min(text.length(), LOOKED_AT));
    line = UNPRINTABLE.matcher(line).replaceAll(" ").strip();
    line = CREDENTIALS.matcher(line).replaceAll("://" + HIDDEN + "@");
    line = QUERY.matcher(line).replaceAll("$1?" + HIDDEN);
    line = SCHEME.matcher(line).replaceAll("$1 " + HIDDEN);
    line = NAMED.matcher(line).replaceAll("$1" + HIDDEN);
    return SHAPED.matcher(line).replaceAll(HIDDEN);
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
