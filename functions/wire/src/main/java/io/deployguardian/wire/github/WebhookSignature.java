package io.deployguardian.wire.github;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a delivery is from whoever knows the webhook's secret: HMAC-SHA256 over the raw bytes of
 * the body, as {@code X-Hub-Signature-256} carries it. While a secret is rotated, the previous one
 * counts too.
 */
public final class WebhookSignature implements SignatureCheck {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";
  private static final int HEX_DIGITS = 64;

  private final List<SecretKeySpec> keys;

  /**
   * @throws IllegalArgumentException if a secret is empty: then anybody could sign
   */
  public WebhookSignature(String current, Optional<String> previous) {
    keys =
        Stream.concat(
                Stream.of(key("current", current)), previous.map(p -> key("previous", p)).stream())
            .toList();
  }

  @Override
  public Verdict check(byte[] body, String header) {
    return isValid(body, header) ? Verdict.GENUINE : Verdict.FORGED;
  }

  /** Whether it looks like a signature at all; what doesn't needs no secret to be told apart. */
  public static boolean isWellFormed(String header) {
    return claimed(header).isPresent();
  }

  /**
   * @param body as it arrived, before any decoding
   * @param header {@code X-Hub-Signature-256}, null where there was none
   */
  public boolean isValid(byte[] body, String header) {
    Optional<byte[]> claimed = claimed(header);
    boolean valid = false;
    // All keys, always, and compared in constant time: how long it takes says nothing.
    for (SecretKeySpec key : keys) {
      valid |=
          claimed.isPresent() & MessageDigest.isEqual(claimed.orElse(new byte[0]), hmac(key, body));
    }
    return valid;
  }

  private static Optional<byte[]> claimed(String header) {
    if (header == null
        || !header.startsWith(PREFIX)
        || header.length() != PREFIX.length() + HEX_DIGITS) {
      return Optional.empty();
    }
    String hex = header.substring(PREFIX.length());
    return hex.chars().allMatch(HexFormat::isHexDigit)
        ? Optional.of(HexFormat.of().parseHex(hex))
        : Optional.empty();
  }

  private static SecretKeySpec key(String which, String secret) {
    if (secret == null || secret.isBlank()) {
      throw new IllegalArgumentException(
          which + " webhook secret: found nothing, expected the secret that GitHub signs with");
    }
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  private static byte[] hmac(SecretKeySpec key, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
