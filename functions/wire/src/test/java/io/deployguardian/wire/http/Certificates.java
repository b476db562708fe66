package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of our own, made with the JDK's keytool. */
final class Certificates {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  static Certificates in(Path folder) throws IOException, InterruptedException {
    var authority = new Certificates(folder);
    authority.pair("ca", "CN=Shop CA, O=Octo", "-ext", "bc:c", "-validity", "3650");
    authority.tool("-exportcert", "ca", "-file", authority.file("ca.crt"));
    return authority;
  }

  /**
   * Identity and trust: a server shows a certificate that the authority signed, and whoever asks
   * with it trusts the authority alone.
   *
   * @param days how long it is good; below 1, how long ago it ended
   */
  SSLContext leaf(String name, String extension, int days)
      throws IOException, InterruptedException, GeneralSecurityException {
    pair(name, "CN=" + name + ", O=Octo");
    tool("-certreq", name, "-file", file(name + ".csr"));
    List<String> sign =
        new ArrayList<>(
            List.of("-infile", file(name + ".csr"), "-outfile", file(name + ".crt"), "-ext"));
    sign.add(extension);
    sign.addAll(List.of("-startdate", (days - 365) + "d", "-validity", "365"));
    tool("-gencert", "ca", sign.toArray(String[]::new));
    tool("-importcert", "ca", "-file", file("ca.crt"), "-noprompt", "-keystore", file(name));
    tool("-importcert", name, "-file", file(name + ".crt"), "-noprompt");
    return context(name);
  }

  private SSLContext context(String name) throws IOException, GeneralSecurityException {
    KeyStore keys = store(name);
    var identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    identity.init(keys, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    Certificate authority = store("ca").getCertificate("ca");
    trusted.setCertificateEntry("ca", authority);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore store(String name) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(Path.of(file(name)))) {
      keys.load(file, PASSWORD.toCharArray());
    }
    return keys;
  }

  private void pair(String name, String subject, String... more)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-keyalg", "EC", "-dname", subject));
    all.addAll(List.of(more));
    tool("-genkeypair", name, all.toArray(String[]::new));
  }

  private void tool(String command, String alias, String... more)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    all.addAll(List.of(command, "-alias", alias, "-storepass", PASSWORD));
    if (!List.of(more).contains("-keystore")) {
      all.addAll(List.of("-keystore", file(alias)));
    }
    all.addAll(List.of(more));
    Process run =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(run.waitFor()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
