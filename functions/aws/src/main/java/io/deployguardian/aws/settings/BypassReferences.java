package io.deployguardian.aws.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the secrets of protected releases are, out of JSON: by GitHub's id of the repository that
 * may use them, and by the name that its plan calls them: {@code {"4711": {"shop-bypass":
 * "ssm:/shop/bypass"}}}.
 */
public record BypassReferences(Map<Long, Map<String, SecretReference>> byRepository) {

  static final BypassReferences NONE = new BypassReferences(Map.of());

  private static final Pattern REPOSITORY = Pattern.compile("[1-9]\\d{0,17}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  public BypassReferences {
    byRepository = Map.copyOf(byRepository);
  }

  /**
   * @param place what it is called in errors, which never show a value
   */
  static BypassReferences parse(String place, String json) {
    Map<Long, Map<String, SecretReference>> all = new HashMap<>();
    StrictObject.parse(place, json)
        .objects()
        .forEach(
            (id, secrets) -> {
              if (!REPOSITORY.matcher(id).matches()) {
                throw new WrongSetting(secrets.place(), id, "GitHub's numeric id of a repository");
              }
              all.put(Long.parseLong(id), references(secrets));
            });
    return new BypassReferences(all);
  }

  private static Map<String, SecretReference> references(StrictObject secrets) {
    Map<String, SecretReference> references = new HashMap<>();
    for (String name : secrets.keys()) {
      if (!NAME.matcher(name).matches()) {
        throw new WrongSetting(secrets.place(), name, "the name of a secret such as shop-bypass");
      }
      references.put(name, SecretReference.parse(secrets.at(name), secrets.text(name)));
    }
    return Map.copyOf(references);
  }
}
