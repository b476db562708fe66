package io.deployguardian.aws.guarded;

import io.deployguardian.aws.settings.GuardedMap;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * The guarded map in SSM's Parameter Store: a parameter for each repository, named by its id, and
 * one for the roles.
 */
public record GuardedParameters(SsmClient client) {

  private static final Logger LOG = Logger.getLogger("deploy-guardian.guarded");

  /**
   * The map right below a path. There may be nothing: on its first day the guardian guards nothing.
   *
   * @throws RuntimeException if it makes no sense, or can't be read: then a function can't start
   */
  public GuardedMap below(String path) {
    GuardedMap map = GuardedMap.ofParts(path, read(path));
    if (map.bindings().isEmpty()) {
      // A warning, because a misspelt path looks the same.
      LOG.warning(path + ": found no repository below it, so nothing is guarded");
    }
    return map;
  }

  private Map<String, String> read(String path) {
    try {
      return client
          .getParametersByPathPaginator(get -> get.path(path).recursive(false).withDecryption(true))
          .stream()
          .flatMap(page -> page.parameters().stream())
          .collect(
              Collectors.toMap(
                  found -> found.name().substring(path.length() + 1), Parameter::value));
    } catch (SdkException e) {
      throw new IllegalStateException(
          path + ": found no answer of Parameter Store, expected the guarded map's parameters", e);
    }
  }
}
