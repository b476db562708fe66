package io.deployguardian.aws.telemetry;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Blanks what looks like a secret. The last line of defence: nothing should be logged that needs
 * it, and a token in an exception's message is logged by people who did not know.
 */
public final class Redaction {
  private static final String BLANK = "***";

  private static final List<Pattern> SECRETS =
      List.of(
          // The end may be cut off, so a private key's header blanks all that follows.
          Pattern.compile(
              "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|\\z)"),
          // GitHub: personal, OAuth, user-to-server, server-to-server, refresh, fine-grained
          Pattern.compile("\\bgh[pousr]_[A-Za-z0-9_]{10,}"),
          Pattern.compile("\\bgithub_pat_[A-Za-z0-9_]{10,}"),
          // Signatures of webhooks
          Pattern.compile("(?i)\\bsha(?:1|256)=[0-9a-f]{16,}"),
          // AWS access keys, Slack tokens and hooks, JSON web tokens
          Pattern.compile("\\bA(?:KIA|SIA)[A-Z0-9]{16}\\b"),
          Pattern.compile("\\bxox[a-z]-[A-Za-z0-9-]{10,}"),
          Pattern.compile("\\bhooks\\.slack\\.com/[A-Za-z0-9/_-]+"),
          Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?"));

  /** The name stays, so that the line still says what was there. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(authorization[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?(?:(?:bearer|token|basic)\\s+)?|bearer\\s+)"
              + "[A-Za-z0-9._~+/=:-]{6,}");

  private Redaction() {}

  public static String clean(String text) {
    String clean = text;
    for (Pattern secret : SECRETS) {
      clean = secret.matcher(clean).replaceAll(BLANK);
    }
    return NAMED.matcher(clean).replaceAll("$1" + BLANK);
  }
}
