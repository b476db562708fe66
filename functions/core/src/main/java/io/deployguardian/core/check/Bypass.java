package io.deployguardian.core.check;

import java.util.Objects;

/**
 * How a protected release is asked: with a header whose value is a secret. A plan only names the
 * secret; its value is the guardian's own.
 */
public record Bypass(String header, String secret) {

  public Bypass {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(secret, "secret");
  }
}
