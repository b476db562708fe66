package io.deployguardian.wire.github.api.auth;

import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key's text. GitHub hands out PKCS#1 ({@code BEGIN RSA PRIVATE KEY}, RFC 8017), the JDK
 * reads PKCS#8 (RFC 5208), which is the former in a small envelope that names the algorithm.
 */
final class PrivateKeyPem {

  /** Of either kind; line breaks may have become spaces or the two characters {@code \n}. */
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /** INTEGER 0 (the version), then SEQUENCE { OBJECT IDENTIFIER rsaEncryption, NULL }. */
  private static final byte[] VERSION_AND_RSA =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final String EXPECTED =
      ", expected an RSA private key in PEM, PKCS#1 or PKCS#8, without a passphrase";

  private PrivateKeyPem() {}

  static RSAPrivateKey read(String text) {
    Matcher pem = PEM.matcher(text.replace("\\n", "\n"));
    if (!pem.find()) {
      throw unusable(text.isBlank() ? "nothing" : "no PEM");
    }
    byte[] der = decoded(pem.group(2));
    return switch (pem.group(1)) {
      case "RSA PRIVATE KEY" -> key(wrapped(der));
      case "PRIVATE KEY" -> key(der);
      default -> throw unusable("a PEM of another kind (" + pem.group(1) + ")");
    };
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      // Not as the cause: its message shows a character of the key.
      throw unusable("something other than Base64 (or a key with a passphrase)");
    }
  }

  private static RSAPrivateKey key(byte[] pkcs8) {
    try {
      return (RSAPrivateKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (InvalidKeySpecException e) {
      throw unusable("a key that is not RSA, or damaged");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static byte[] wrapped(byte[] pkcs1) {
    var inside = new ByteArrayOutputStream();
    inside.writeBytes(VERSION_AND_RSA);
    inside.writeBytes(element(OCTET_STRING, pkcs1));
    return element(SEQUENCE, inside.toByteArray());
  }

  /**
   * Tag, length, content (DER, X.690): a length from 128 on is told with the number of its bytes.
   */
  private static byte[] element(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(content.length >> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static IllegalArgumentException unusable(String found) {
    return new IllegalArgumentException("found " + found + EXPECTED);
  }
}
