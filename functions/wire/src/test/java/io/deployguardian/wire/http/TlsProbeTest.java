package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.check.Probe.Attempt.Broken;
import io.deployguardian.core.check.Probe.Attempt.Held;
import io.deployguardian.core.check.TlsCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against real servers, with certificates of our own authority. */
@Timeout(30)
class TlsProbeTest {

  private static final Duration TWO_WEEKS = Duration.ofDays(14);
  private static SSLContext fresh;
  private static SSLContext soon;
  private static SSLContext expired;
  private static SSLContext foreign;

  private Optional<ProbedServer> server = Optional.empty();

  @BeforeAll
  static void certify(@TempDir Path folder, @TempDir Path elsewhere)
      throws IOException, InterruptedException, GeneralSecurityException {
    Certificates ours = Certificates.in(folder);
    fresh = ours.leaf("localhost", "san=dns:localhost", 80);
    soon = ours.leaf("soon", "san=dns:localhost", 10);
    expired = ours.leaf("expired", "san=dns:localhost", -1);
    foreign = Certificates.in(elsewhere).leaf("localhost", "san=dns:localhost", 80);
  }

  @AfterEach
  void stop() {
    server.ifPresent(ProbedServer::close);
  }

  @Test
  void a_trusted_certificate_that_stays_good_holds_and_says_whose_it_is() throws IOException {
    var held = (Held) asked(showing(fresh), "localhost");
    assertThat(held.found())
        .startsWith("CN=localhost, issued by CN=Shop CA, good until 20")
        .endsWith("(79 days)");
    assertThat(server.orElseThrow().asked).isEmpty();
  }

  @Test
  void a_certificate_that_expires_within_the_span_is_broken_and_not_asked_again()
      throws IOException {
    var broken = (Broken) asked(showing(soon), "localhost");
    assertThat(broken.request()).isEqualTo("TLS localhost:" + server.orElseThrow().port());
    assertThat(broken.expected()).isEqualTo("a certificate for more than 14 days");
    assertThat(broken.found()).startsWith("CN=soon, issued by CN=Shop CA").endsWith("(9 days)");
    assertThat(broken.again()).isFalse();
  }

  @Test
  void the_clock_that_counts_is_the_one_that_it_was_given() throws IOException {
    InstantSource later = () -> InstantSource.system().instant().plus(Duration.ofDays(70));
    var attempt =
        probe(Resolver.SYSTEM, later).attempt(check(), Asked.at(showing(fresh).at("localhost")));
    assertThat(((Broken) attempt).found()).endsWith("(9 days)");
  }

  @Test
  void an_expired_certificate_is_not_trusted() throws IOException {
    var broken = (Broken) asked(showing(expired), "localhost");
    assertThat(broken.expected()).isEqualTo("a trusted certificate");
    assertThat(broken.found()).startsWith("no trusted connection");
  }

  @Test
  void somebody_elses_authority_is_not_trusted() throws IOException {
    assertThat(((Broken) asked(showing(foreign), "localhost")).found())
        .startsWith("no trusted connection");
  }

  @Test
  void a_certificate_for_another_name_is_not_trusted() throws IOException {
    assertThat(((Broken) asked(showing(fresh), "127.0.0.1")).found())
        .startsWith("no trusted connection");
  }

  @Test
  void private_addresses_are_refused_unless_they_are_allowed() throws IOException {
    var place = Asked.publicly(showing(fresh).at("localhost"));
    var broken = (Broken) probe(Resolver.SYSTEM, InstantSource.system()).attempt(check(), place);
    assertThat(broken.found()).isEqualTo("a loopback address");
    assertThat(broken.again()).isFalse();
  }

  @Test
  void the_address_that_was_checked_is_the_one_that_is_asked() throws IOException {
    Resolver once = host -> List.of(InetAddress.getLoopbackAddress());
    // Nobody but our resolver knows that name; its certificate is for another one.
    var place = Asked.at(showing(fresh).at("rebound.invalid"));
    var broken = (Broken) probe(once, InstantSource.system()).attempt(check(), place);
    assertThat(broken.found()).startsWith("no trusted connection");
  }

  @Test
  void a_url_of_its_own_comes_before_the_releases() throws IOException {
    var url = Optional.of(showing(fresh).at("localhost").toString());
    var check = new TlsCheck("certificate", url, TWO_WEEKS, Duration.ofSeconds(5));
    assertThat(probe(Resolver.SYSTEM, InstantSource.system()).attempt(check, Asked.nowhere()))
        .isInstanceOf(Held.class);
  }

  @Test
  void without_https_there_is_no_certificate() {
    Place plain = Asked.at(URI.create("http://localhost/"));
    var broken = (Broken) probe(Resolver.SYSTEM, InstantSource.system()).attempt(check(), plain);
    assertThat(broken.found()).isEqualTo("scheme http");
    var nowhere =
        (Broken) probe(Resolver.SYSTEM, InstantSource.system()).attempt(check(), Asked.nowhere());
    assertThat(nowhere.found()).isEqualTo("nobody said where the release answers");
  }

  @Test
  void a_server_that_says_nothing_ends_with_the_timeout() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var place = Asked.at(URI.create("https://localhost:" + silent.getLocalPort()));
      var check = new TlsCheck("certificate", Optional.empty(), TWO_WEEKS, Duration.ofMillis(300));
      long from = System.nanoTime();
      var broken = (Broken) probe(Resolver.SYSTEM, InstantSource.system()).attempt(check, place);
      assertThat(broken.found()).isEqualTo("no connection: no handshake within 300 ms");
      assertThat(broken.again()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void a_closed_port_may_be_asked_again() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var place = Asked.at(URI.create("https://localhost:" + port));
    var broken = (Broken) probe(Resolver.SYSTEM, InstantSource.system()).attempt(check(), place);
    assertThat(broken.found()).startsWith("no connection");
    assertThat(broken.again()).isTrue();
  }

  private ProbedServer showing(SSLContext certificate) throws IOException {
    HttpsServer https = HttpsServer.create(ProbedServer.anyPort(), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(certificate));
    server = Optional.of(new ProbedServer(https, "https"));
    return server.get();
  }

  private Attempt asked(ProbedServer of, String host) {
    return probe(Resolver.SYSTEM, InstantSource.system()).attempt(check(), Asked.at(of.at(host)));
  }

  private static TlsProbe probe(Resolver resolver, InstantSource clock) {
    SSLSocketFactory trusting = fresh.getSocketFactory();
    return new TlsProbe(new Addresses(resolver, OwnMachine.REACHED), trusting, clock);
  }

  private static TlsCheck check() {
    return new TlsCheck("certificate", Optional.empty(), TWO_WEEKS, Duration.ofSeconds(5));
  }
}
