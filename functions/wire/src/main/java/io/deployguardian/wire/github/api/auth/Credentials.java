package io.deployguardian.wire.github.api.auth;

import java.security.interfaces.RSAPrivateKey;

/** What GitHub knows us by. Never says what the secret in it is. */
public sealed interface Credentials {

  /** A GitHub App: its id or client id, and its private key as it was downloaded. */
  static Credentials app(String id, String pem) {
    return app(id, Rotating.fixed(pem));
  }

  /** A GitHub App whose key may be rotated. */
  static Credentials app(String id, Rotating pem) {
    return new App(id, new AppKey(pem));
  }

  /** A personal access token, or a workflow's own token. */
  static Credentials token(String token) {
    return token(Rotating.fixed(token));
  }

  /** A token that may be rotated. */
  static Credentials token(Rotating token) {
    return new Token(token);
  }

  /** An App. */
  final class App implements Credentials {
    private final String id;
    private final AppKey key;

    private App(String id, AppKey key) {
      if (id.isBlank()) {
        throw new IllegalArgumentException("found no id, expected the App's id or client id");
      }
      this.id = id;
      this.key = key;
    }

    public String id() {
      return id;
    }

    RSAPrivateKey key() {
      return key.key();
    }

    boolean renew() {
      return key.renew();
    }

    @Override
    public String toString() {
      return "GitHub App " + id;
    }
  }

  /** Somebody's token. While it is replaced by something that is none, the last one counts. */
  final class Token implements Credentials {
    private final Rotating token;
    private volatile String last;

    private Token(Rotating token) {
      this.token = token;
      this.last = token.text();
      if (!isToken(last)) {
        throw new IllegalArgumentException(
            "found "
                + (last.isBlank() ? "nothing" : "spaces or other characters")
                + ", expected a token");
      }
    }

    String value() {
      String now = token.text();
      if (isToken(now)) {
        last = now;
      }
      return last;
    }

    private static boolean isToken(String text) {
      return text.matches("[!-~]+");
    }

    boolean renew() {
      return token.renew();
    }

    @Override
    public String toString() {
      return "a token";
    }
  }
}
