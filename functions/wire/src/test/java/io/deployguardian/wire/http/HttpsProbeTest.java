package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.check.Probe.Attempt.Broken;
import io.deployguardian.core.check.Probe.Attempt.Held;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsProbeTest {

  private static SSLContext localhost;

  private ProbedServer server;

  @BeforeAll
  static void certify(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    localhost = Certificates.in(folder).leaf("localhost", "san=dns:localhost", 90);
  }

  @BeforeEach
  void start() throws IOException {
    HttpsServer https = HttpsServer.create(ProbedServer.anyPort(), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(localhost));
    server = new ProbedServer(https, "https");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void https_is_asked_by_name() {
    server.answering("/", 200, "{}");
    assertThat(trusting("localhost")).isInstanceOf(Held.class);
    assertThat(server.asked).containsExactly("localhost:" + server.port() + " /");
  }

  @Test
  void a_certificate_for_another_name_is_not_trusted_and_sees_no_request() {
    server.answering("/", 200, "{}");
    Broken broken = (Broken) trusting("127.0.0.1");
    assertThat(broken.found()).startsWith("no trusted connection");
    assertThat(server.asked).isEmpty();
  }

  @Test
  void a_certificate_that_nobody_signed_is_not_trusted() {
    server.answering("/", 200, "{}");
    try (var web = Asked.web()) {
      Attempt attempt = new HttpProbe(web).attempt(check(), Asked.at(server.at("localhost")));
      assertThat(((Broken) attempt).found()).startsWith("no trusted connection");
    }
  }

  @Test
  void a_redirect_never_leads_from_https_to_http() {
    server.redirecting("/", "http://localhost:" + server.port() + "/plain");
    Broken broken = (Broken) trusting("localhost");
    assertThat(broken.found()).isEqualTo("a redirect to http");
    assertThat(broken.request())
        .endsWith("redirected to http://localhost:" + server.port() + "/plain");
    assertThat(broken.again()).isFalse();
  }

  private Attempt trusting(String host) {
    var client = HttpClient.newBuilder().sslContext(localhost);
    try (var web = Web.open(Resolver.SYSTEM, OwnMachine.REACHED, client, Bypasses.NONE)) {
      return new HttpProbe(web).attempt(check(), Asked.at(server.at(host)));
    }
  }

  private static HttpCheck check() {
    return new HttpCheck(
        "home",
        "/",
        200,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        Duration.ofSeconds(5));
  }
}
