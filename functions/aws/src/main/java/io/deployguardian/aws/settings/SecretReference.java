package io.deployguardian.aws.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a secret's text is. The setting's value names the place; only where it looks like no
 * reference at all, it is the text itself.
 */
public sealed interface SecretReference {

  /** The setting that holds the reference, for whoever has to repair it. */
  String place();

  /** The text itself: for the local host and tests. */
  record Literal(String place, String value) implements SecretReference {
    @Override
    public String toString() {
      return place + ", as it was set";
    }
  }

  /** A parameter of SSM's Parameter Store, by name or ARN. */
  record Parameter(String place, String name) implements SecretReference {}

  /**
   * A secret of Secrets Manager.
   *
   * @param id its name or ARN
   * @param key the member of the JSON object that the secret is, if it is one
   */
  record Managed(String place, String id, Optional<String> key) implements SecretReference {}

  String EXPECTED =
      "ssm:<parameter>, secretsmanager:<name or ARN>[#<JSON key>], or the text itself,"
          + " as literal:<text> if it begins with a word and a colon";

  /** A misspelt reference must not turn into a secret that everybody can read in a template. */
  Pattern REFERENCE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*\\s*:(?s:.*)");

  Pattern PARAMETER = Pattern.compile("ssm:([A-Za-z0-9_./:-]{1,2048})");
  Pattern MANAGED =
      Pattern.compile("secretsmanager:([A-Za-z0-9/_+=.@:-]{1,2048})(?:#([^#\\s]{1,200}))?");
  String LITERAL = "literal:";

  /** Never with the value in what it throws: it may be a secret. */
  static SecretReference parse(String place, String value) {
    String text = value.strip();
    var parameter = PARAMETER.matcher(text);
    if (parameter.matches()) {
      return new Parameter(place, parameter.group(1));
    }
    var managed = MANAGED.matcher(text);
    if (managed.matches()) {
      return new Managed(place, managed.group(1), Optional.ofNullable(managed.group(2)));
    }
    String literal = value.startsWith(LITERAL) ? value.substring(LITERAL.length()) : value;
    if (literal.isBlank()) {
      throw new WrongSetting(place, "nothing", EXPECTED);
    }
    if (!value.startsWith(LITERAL) && REFERENCE.matcher(text).matches()) {
      throw new WrongSetting(place, "a reference of another form", EXPECTED);
    }
    return new Literal(place, literal);
  }
}
