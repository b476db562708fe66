package io.deployguardian.wire.github.api.auth;

import io.deployguardian.wire.github.api.http.Authorization;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/**
 * The App as itself: a JWT signed with RS256 ("Generating a JSON Web Token (JWT) for a GitHub
 * App"). It begins a minute ago, for clocks that differ, and GitHub takes none of more than ten
 * minutes.
 */
final class AppAuthorization implements Authorization {
  private static final Duration BEFORE = Duration.ofSeconds(60);
  private static final Duration AFTER = Duration.ofMinutes(9);
  private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

  private final Credentials.App app;
  private final InstantSource clock;

  AppAuthorization(Credentials.App app, InstantSource clock) {
    this.app = app;
    this.clock = clock;
  }

  @Override
  public String header() {
    Instant now = clock.instant();
    String claims =
        "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
            .formatted(
                now.minus(BEFORE).getEpochSecond(),
                now.plus(AFTER).getEpochSecond(),
                app.id().replaceAll("[^\\w.-]", ""));
    String signed = encoded(bytes(HEADER)) + "." + encoded(bytes(claims));
    return "Bearer " + signed + "." + encoded(signature(signed));
  }

  @Override
  public boolean renew() {
    return app.renew();
  }

  private byte[] signature(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(app.key());
      signature.update(bytes(text));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      // Not as the cause: what providers tell of a key is theirs.
      throw new IllegalStateException("the App's key doesn't sign: " + e.getClass().getName());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
