package io.deployguardian.aws.settings;

import java.util.regex.Pattern;

/** Where the guarded map is. */
public sealed interface GuardedReference {

  /** The map itself, as it was set. */
  record Given(GuardedMap map) implements GuardedReference {}

  /**
   * The parameters of SSM's Parameter Store right below a path: Lambda's environment holds 4 KB in
   * all.
   */
  record Below(String path) implements GuardedReference {}

  String EXPECTED = "the guarded map as JSON, or ssm:<path of its parameters>";

  String STORE = "ssm:";
  Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_.-]{1,255}){1,14}");

  static GuardedReference parse(String place, String value) {
    String text = value.strip();
    if (!text.startsWith(STORE)) {
      return new Given(GuardedMap.parse(place, value));
    }
    String path = text.substring(STORE.length());
    if (!PATH.matcher(path).matches()) {
      throw new WrongSetting(place, text, EXPECTED);
    }
    return new Below(path);
  }
}
