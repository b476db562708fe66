package io.deployguardian.aws.secrets;

import java.util.Optional;

/** Where a secret's text is kept. */
interface SecretSource {

  /**
   * @return empty if there is no such secret
   * @throws SecretUnavailable if that can't be known, or what is there is no secret
   */
  Optional<Version> read();
}
