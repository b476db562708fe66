package io.deployguardian.wire.github.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeyPemTest {
  private static final KeyPair RSA = keys("RSA");

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", " ", "\\n"})
  void both_forms_are_read_however_their_lines_survived(String lineBreak) {
    byte[] pkcs8 = RSA.getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    assertThat(PrivateKeyPem.read(pem("PRIVATE KEY", pkcs8, lineBreak)))
        .isEqualTo(RSA.getPrivate());
    assertThat(PrivateKeyPem.read(pem("RSA PRIVATE KEY", pkcs1, lineBreak)))
        .isEqualTo(RSA.getPrivate());
  }

  @Test
  void what_is_no_such_key_is_named_and_never_shown() {
    PrivateKey elliptic = keys("EC").getPrivate();
    byte[] damaged = RSA.getPrivate().getEncoded().clone();
    damaged[4] ^= 0x55;
    refuses("", "found nothing, expected an RSA private key in PEM");
    refuses("s3cret", "found no PEM");
    refuses(pem("PRIVATE KEY", elliptic.getEncoded(), "\n"), "found a key that is not RSA");
    refuses(pem("PRIVATE KEY", damaged, "\n"), "or damaged");
    refuses(pem("CERTIFICATE", damaged, "\n"), "found a PEM of another kind (CERTIFICATE)");
    refuses(
        "-----BEGIN RSA PRIVATE KEY-----\ns3cret!\n-----END RSA PRIVATE KEY-----",
        "found something other than Base64");
    refuses(
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n-----END RSA PRIVATE KEY-----",
        "passphrase");
  }

  private static void refuses(String text, String why) {
    assertThatThrownBy(() -> PrivateKeyPem.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  private static String pem(String kind, byte[] der, String lineBreak) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n")
        .replace("\n", lineBreak)
        .replace("BEGIN" + lineBreak, "BEGIN ");
  }

  private static KeyPair keys(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
