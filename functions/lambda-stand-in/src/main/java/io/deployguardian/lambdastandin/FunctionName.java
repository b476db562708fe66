package io.deployguardian.lambdastandin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which function an invocation means: by name, by ARN or by a part of it, each with or without a
 * qualifier.
 */
record FunctionName(String name, Optional<String> qualifier) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:arn:[a-z-]+:lambda:[a-z0-9-]+:)?(?:\\d{12}:)?(?:function:)?"
              + "([A-Za-z0-9_-]{1,64})(?::([$A-Za-z0-9_-]{1,128}))?");

  /**
   * @param qualifier what stands in the query; it counts where the name has none
   */
  static Optional<FunctionName> parse(String text, Optional<String> qualifier) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new FunctionName(form.group(1), Optional.ofNullable(form.group(2)).or(() -> qualifier)))
        : Optional.empty();
  }
}
