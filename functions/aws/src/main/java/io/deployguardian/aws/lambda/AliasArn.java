package io.deployguardian.aws.lambda;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Lambda alias' address.
 *
 * @param region where it is
 * @param functionArn the function's own ARN, without the alias: it works across accounts, a name
 *     doesn't
 * @param function the function's name
 */
public record AliasArn(String region, String functionArn, String function, String alias) {

  public static final String EXPECTED =
      "a Lambda alias, arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS";

  /** An alias is no number, and no $LATEST: those are versions. */
  private static final Pattern ARN =
      Pattern.compile(
          "(arn:aws[a-z-]*:lambda:([a-z0-9-]+):\\d{12}:function:([A-Za-z0-9_-]{1,64})):(?!\\d+$)([A-Za-z0-9_-]{1,128})");

  public static Optional<AliasArn> parse(String arn) {
    Matcher match = ARN.matcher(arn);
    return match.matches()
        ? Optional.of(new AliasArn(match.group(2), match.group(1), match.group(3), match.group(4)))
        : Optional.empty();
  }

  /** The target of a binding: the guarded map took it, so it is one. */
  public static AliasArn of(String target) {
    return parse(target)
        .orElseThrow(
            () ->
                new IllegalArgumentException("target: found " + target + ", expected " + EXPECTED));
  }

  /** Whether an artifact is what Lambda calls a published version. */
  public static boolean isPublishedVersion(String artifact) {
    return artifact.matches("[0-9]{1,19}");
  }

  @Override
  public String toString() {
    return function + ":" + alias;
  }
}
