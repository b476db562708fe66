package io.deployguardian.wire.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text may look like. The schema has the same patterns.
 *
 * @param expected the same in words, for people
 */
record Form(Predicate<String> isRight, String expected) {

  static final Form NAME =
      new Form(Form::isName, "text of 1 to " + PlanLimits.NAME + " printable characters");

  static final Form NOTE =
      new Form(
          text -> !text.isBlank() && text.length() <= PlanLimits.NOTE && Scalars.isPrintable(text),
          "text of 1 to " + PlanLimits.NOTE + " printable characters");

  static final Form PATH =
      new Form(text -> like("/(?!/)\\S*", text) && isUri(text), "a path such as /health");

  static final Form URL =
      new Form(
          text -> like("https?://[^/?#@\\s]+([/?#]\\S*)?", text) && isUri(text),
          "an http or https URL without credentials");

  static final Form HTTPS =
      new Form(
          text -> like("https://[^/?#@\\s]+([/?#]\\S*)?", text) && isUri(text),
          "an https URL without credentials");

  static final Form DOCUMENT =
      new Form(
          text -> isFile(text) || HTTPS.isRight().test(text),
          "a path in the repository such as docs/runbook.md, or an https URL");

  /**
   * Signs that GitHub's filters read in a way of their own are refused, so that nobody waits for
   * them.
   */
  private static final Pattern GLOBS =
      Pattern.compile(
          "(?!!)(?!(.*/)?[.]{1,2}(/|$))" + "[^\\s\\\\?+\\[\\]{}/]+(/[^\\s\\\\?+\\[\\]{}/]+)*");

  static final Form GLOB =
      new Form(Form::isGlob, "paths in the repository such as services/shop/** or **.md");

  static final Form BRANCH = new Form(Form::isGlob, "a branch such as main or release/*");

  static final Form HOST =
      matching(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z]([a-z0-9-]{0,61}[a-z0-9])?",
          "a host name such as shop.example.com");

  static final Form ROLE = matching("[A-Za-z][A-Za-z0-9_-]{0,99}", "a role such as tech_lead");

  static final Form LICENCE =
      matching("[A-Za-z0-9][A-Za-z0-9.+-]{0,99}", "an SPDX identifier such as GPL-3.0");

  static final Form FUNCTION =
      matching("[A-Za-z0-9_-]{1,64}", "the name of a Lambda function, without its ARN");

  static final Form WORKFLOW =
      matching(
          "[A-Za-z0-9_-][A-Za-z0-9._-]{0,94}[.]ya?ml",
          "a file of .github/workflows, such as e2e.yml");

  /**
   * Never a header that means something to HTTP itself. The rest is left to the protecting proxy.
   */
  static final Form BYPASS_HEADER =
      matching("[Xx]-[0-9A-Za-z-]{1,98}", "a header such as x-vercel-protection-bypass");

  static final Form SECRET =
      matching("[A-Za-z0-9_-]{1,100}", "the name of a secret such as shop-bypass");

  static final Form CPU =
      matching(
          "(?=.*[1-9])([0-9]{1,6}m|[0-9]{1,4}([.][0-9]{1,9})?)", "cores such as 500m, 0.5 or 2");

  static final Form MEMORY =
      matching("[1-9][0-9]{0,8}(Ki|Mi|Gi|Ti|k|M|G|T)", "memory such as 512Mi or 1G");

  Optional<String> read(Spot spot) {
    return Block.valid(
        spot, s -> Optional.of(s).filter(Scalars::isText).flatMap(this::of), expected);
  }

  /** Like {@link #read}, also of a number. */
  Optional<String> readScalar(Spot spot) {
    return Block.valid(spot, this::of, expected);
  }

  private Optional<String> of(Scalars scalar) {
    return Optional.of(scalar.text()).filter(isRight);
  }

  static boolean isName(String text) {
    return !text.isBlank() && text.length() <= PlanLimits.NAME && Scalars.isPrintable(text);
  }

  private static Form matching(String pattern, String expected) {
    return new Form(Pattern.compile(pattern).asMatchPredicate(), expected);
  }

  private static boolean isGlob(String text) {
    return text.length() <= PlanLimits.GLOB && GLOBS.matcher(text).matches();
  }

  private static boolean isFile(String text) {
    return like("(?!(.*/)?[.]{1,2}(/|$))[^/\\s:\\\\?#]+(/[^/\\s:\\\\?#]+)*", text);
  }

  private static boolean like(String pattern, String text) {
    return text.length() <= PlanLimits.TEXT_VALUE
        && Scalars.isPrintable(text)
        && text.matches(pattern);
  }

  private static boolean isUri(String text) {
    try {
      URI uri = new URI(text);
      return !uri.isAbsolute() || uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
