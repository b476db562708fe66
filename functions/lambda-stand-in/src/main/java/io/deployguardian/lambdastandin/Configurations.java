package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the stand-in learns what it can't see in a package. */
public interface Configurations {

  /** Empty where nobody deployed such a function. */
  Optional<FunctionConfiguration> of(String name, Optional<String> qualifier) throws IOException;

  /** Every function gets the same variables. */
  static Configurations fixed(Map<String, String> environment) {
    return (name, _) -> Optional.of(FunctionConfiguration.of(name, environment));
  }

  /** What {@code others} say, and how the functions' clients reach AWS from here. */
  static Configurations reaching(Map<String, String> aws, Configurations others) {
    return (name, qualifier) ->
        others
            .of(name, qualifier)
            .map(
                found -> {
                  var environment = new TreeMap<>(found.environment());
                  environment.putAll(aws);
                  return found.withEnvironment(environment);
                });
  }
}
