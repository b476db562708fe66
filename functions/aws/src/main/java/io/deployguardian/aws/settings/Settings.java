package io.deployguardian.aws.settings;

import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.wire.github.WebhookSignature;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The settings of the functions, by the name of their variable. A function asks for those that it
 * needs, once, when it starts; a value that is missing or makes no sense ends the start. Nothing
 * has a default: a misspelt name must not turn into one.
 *
 * @param values a variable's value as it was set; null where there is none
 */
public record Settings(UnaryOperator<String> values) {

  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern BUS = Pattern.compile("[A-Za-z0-9_./:-]{1,256}");

  /** The table that everything is kept in. */
  public String table() {
    return matching("GUARDIAN_TABLE", TABLE, "a table's name");
  }

  /** The bus that events go to. */
  public String bus() {
    return matching("GUARDIAN_BUS", BUS, "an event bus' name");
  }

  /** What a table that was never switched is in. */
  public Mode mode() {
    String word = demanded("GUARDIAN_MODE", modes());
    return Arrays.stream(Mode.values())
        .filter(mode -> mode.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new WrongSetting("GUARDIAN_MODE", word, modes()));
  }

  /** What may be touched. */
  public Guarded guarded() {
    String expected = "the guarded map as JSON";
    return GuardedMap.parse("GUARDIAN_GUARDED", demanded("GUARDIAN_GUARDED", expected));
  }

  /** The plan of every repository; without it deployments are unguarded. */
  public Optional<String> plan() {
    return given("GUARDIAN_PLAN");
  }

  /** What deliveries are signed with; while a secret is rotated, the previous one counts too. */
  public WebhookSignature signature() {
    return new WebhookSignature(
        demanded("GITHUB_WEBHOOK_SECRET", "the secret that GitHub signs with"),
        given("GITHUB_WEBHOOK_SECRET_PREVIOUS"));
  }

  private String matching(String name, Pattern pattern, String expected) {
    String value = demanded(name, expected);
    if (!pattern.matcher(value).matches()) {
      throw new WrongSetting(name, value, expected);
    }
    return value;
  }

  private String demanded(String name, String expected) {
    return given(name).orElseThrow(() -> new WrongSetting(name, "nothing", expected));
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(values.apply(name)).filter(value -> !value.isBlank());
  }

  private static String modes() {
    return "one of " + Arrays.stream(Mode.values()).map(Mode::word).toList();
  }
}
