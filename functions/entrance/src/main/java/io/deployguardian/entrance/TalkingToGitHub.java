package io.deployguardian.entrance;

import io.deployguardian.aws.FunctionParts;
import io.deployguardian.wire.github.api.GitHub;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * GitHub, for the functions that ask for it. From all others the build takes this away, and they
 * need no REST client.
 */
@Singleton
class TalkingToGitHub {

  /** Empty where the settings name nobody. */
  @Produces
  @Singleton
  Optional<GitHub> github(FunctionParts parts) {
    return parts.github();
  }

  void close(@Disposes Optional<GitHub> github) {
    github.ifPresent(GitHub::close);
  }
}
