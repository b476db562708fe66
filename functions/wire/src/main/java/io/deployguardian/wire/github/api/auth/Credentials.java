package io.deployguardian.wire.github.api.auth;

import java.security.interfaces.RSAPrivateKey;
import java.util.Objects;

/** What GitHub knows us by. Never says what the secret in it is. */
public sealed interface Credentials {

  /** A GitHub App: its id or client id, and its private key as it was downloaded. */
  static Credentials app(String id, String pem) {
    return new App(id, PrivateKeyPem.read(pem));
  }

  /** A personal access token, or a workflow's own token. */
  static Credentials token(String token) {
    return new Token(token);
  }

  record App(String id, RSAPrivateKey key) implements Credentials {
    public App {
      Objects.requireNonNull(key, "key");
      if (id.isBlank()) {
        throw new IllegalArgumentException("found no id, expected the App's id or client id");
      }
    }

    @Override
    public String toString() {
      return "GitHub App " + id;
    }
  }

  record Token(String value) implements Credentials {
    public Token {
      if (!value.matches("[!-~]+")) {
        throw new IllegalArgumentException(
            "found "
                + (value.isBlank() ? "nothing" : "spaces or other characters")
                + ", expected a token");
      }
    }

    @Override
    public String toString() {
      return "a token";
    }
  }
}
