package io.deployguardian.aws.secrets;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.deployguardian.aws.settings.BypassReferences;
import io.deployguardian.aws.settings.SecretReference;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.wire.http.Bypasses;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What protected releases are asked with, as the settings say where it is. */
public final class BypassSecrets implements Bypasses {

  /**
   * Long enough that it is no word of an answer, and of signs that are written only one way, so
   * that it is found and hidden wherever a server shows it.
   */
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._~-]{16,200}");

  private final Map<Long, Map<String, Named>> byRepository;

  public BypassSecrets(Secrets secrets, BypassReferences references) {
    byRepository =
        references.byRepository().entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, e -> named(secrets, e.getValue())));
  }

  /** A secret, and which setting names it. */
  private record Named(String place, Secret secret) {}

  private static Map<String, Named> named(
      Secrets secrets, Map<String, SecretReference> references) {
    return references.entrySet().stream()
        .collect(
            toUnmodifiableMap(
                Map.Entry::getKey,
                e -> new Named(e.getValue().place(), secrets.secret(e.getValue()))));
  }

  /**
   * @throws SecretUnavailable if it can't be read, or is none that a header may have
   */
  @Override
  public Optional<String> of(ServiceKey key, String name) {
    return Optional.ofNullable(byRepository.getOrDefault(key.repository(), Map.of()).get(name))
        .map(BypassSecrets::value);
  }

  private static String value(Named named) {
    String value = named.secret().value();
    if (!VALUE.matcher(value).matches()) {
      throw new SecretUnavailable(
          named.place(),
          "found a value of another form, expected 16 to 200 letters, digits and . _ ~ -");
    }
    return value;
  }
}
