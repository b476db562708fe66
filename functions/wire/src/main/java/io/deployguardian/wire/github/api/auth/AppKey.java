package io.deployguardian.wire.github.api.auth;

import java.security.interfaces.RSAPrivateKey;

/** The App's private key. While it is replaced by something that is none, the last one counts. */
final class AppKey {

  private final Rotating pem;
  private String read;
  private RSAPrivateKey key;

  /**
   * @throws IllegalArgumentException if there is no key to begin with; says what was found, without
   *     the secret
   */
  AppKey(Rotating pem) {
    this.pem = pem;
    this.read = pem.text();
    this.key = PrivateKeyPem.read(read);
  }

  synchronized RSAPrivateKey key() {
    String now = pem.text();
    if (!now.equals(read)) {
      read = now;
      take(now);
    }
    return key;
  }

  boolean renew() {
    return pem.renew();
  }

  private void take(String text) {
    try {
      key = PrivateKeyPem.read(text);
    } catch (IllegalArgumentException noKey) {
      // Both are valid at GitHub until somebody deletes the old one there; its refusal will tell.
    }
  }
}
