package io.deployguardian.githubstandin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubStandInTest {
  private static final String TOKEN = "ghp_0123456789abcdef";
  private static final GitHubStandIn GITHUB = GitHubStandIn.start();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private StandInRepository shop;

  @BeforeEach
  void start() {
    GITHUB.anew().admit(TOKEN, "alice");
    shop = GITHUB.repository("octo-org/shop").commit("abc", "alice", Map.of("a/b.txt", "b"));
  }

  @AfterAll
  static void stop() {
    GITHUB.close();
    HTTP.close();
  }

  @Test
  void listens_on_this_machine_only() {
    assertThat(GITHUB.base().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void lets_nobody_in_without_credentials_or_with_wrong_ones() {
    assertThat(get("/repos/octo-org/shop/commits/abc", "").statusCode()).isEqualTo(401);
    assertThat(get("/repos/octo-org/shop/commits/abc", "Bearer ghp_wrong").statusCode())
        .isEqualTo(401);
    assertThat(get("/repos/octo-org/shop/commits/abc", "Bearer " + TOKEN).statusCode())
        .isEqualTo(200);
    assertThat(get("/app", "Bearer " + TOKEN).statusCode()).isEqualTo(401);
  }

  @Test
  void takes_the_apps_jwt_while_it_is_good() {
    long now = Instant.now().getEpochSecond();
    assertThat(app(now - 60, now + 540, GITHUB.appId())).isEqualTo(200);
    assertThat(app(now - 60, now + 900, GITHUB.appId())).as("too long").isEqualTo(401);
    assertThat(app(now + 60, now + 540, GITHUB.appId())).as("not begun").isEqualTo(401);
    assertThat(app(now - 600, now - 1, GITHUB.appId())).as("over").isEqualTo(401);
    assertThat(app(now - 60, now + 540, "1")).as("another's").isEqualTo(401);
  }

  @Test
  void hands_out_the_key_in_githubs_form() {
    assertThat(GITHUB.privateKey()).startsWith("-----BEGIN RSA PRIVATE KEY-----\nMII");
  }

  @Test
  void finds_a_file_whether_its_slashes_are_encoded_or_not() {
    assertThat(get("/repos/octo-org/shop/contents/a/b.txt?ref=abc").statusCode()).isEqualTo(200);
    assertThat(get("/repos/octo-org/shop/contents/a%2Fb.txt?ref=abc").statusCode()).isEqualTo(200);
    assertThat(get("/repos/octo-org/shop/contents/a%2Fc.txt?ref=abc").statusCode()).isEqualTo(404);
  }

  @Test
  void pages_with_links_like_githubs() {
    for (int i = 0; i < 5; i++) {
      shop.issue("Issue " + i, "bob", List.of("x"));
    }
    var second = get("/repos/octo-org/shop/issues?labels=x&per_page=2&page=2");
    assertThat(Json.read(second.body())).hasSize(2);
    assertThat(second.headers().firstValue("Link").orElse(""))
        .contains("page=1>; rel=\"prev\"", "page=3>; rel=\"next\"", "page=3>; rel=\"last\"")
        .contains(GITHUB.base() + "/repos/octo-org/shop/issues?labels=x&per_page=2&page=3");
  }

  @Test
  void answers_304_as_long_as_nothing_changed() {
    String issues = "/repos/octo-org/shop/issues";
    String etag = get(issues).headers().firstValue("ETag").orElseThrow();
    assertThat(get(issues, "Bearer " + TOKEN, "If-None-Match", etag).statusCode()).isEqualTo(304);
    shop.issue("New", "bob", List.of());
    assertThat(get(issues, "Bearer " + TOKEN, "If-None-Match", etag).statusCode()).isEqualTo(200);
    assertThat(GITHUB.notModified()).isEqualTo(1);
  }

  @Test
  void goes_wrong_where_and_as_often_as_it_is_told() {
    GITHUB.fails(Fault.status(502).on("GET .*/issues").times(1));
    assertThat(get("/repos/octo-org/shop/commits/abc").statusCode()).isEqualTo(200);
    assertThat(get("/repos/octo-org/shop/issues").statusCode()).isEqualTo(502);
    assertThat(get("/repos/octo-org/shop/issues").statusCode()).isEqualTo(200);
    GITHUB.fails(Fault.slow(Duration.ofMillis(200)));
    long start = System.nanoTime();
    assertThat(get("/repos/octo-org/shop/issues").statusCode()).isEqualTo(200);
    assertThat(System.nanoTime() - start).isGreaterThan(200_000_000);
    GITHUB.heal();
    GITHUB.fails(Fault.connectionReset());
    assertThatThrownBy(() -> get("/repos/octo-org/shop/issues"))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void says_when_a_limit_ends() {
    GITHUB.fails(Fault.primaryLimit(Instant.ofEpochSecond(2_000_000_000)).times(1));
    var primary = get("/repos/octo-org/shop/issues");
    assertThat(primary.statusCode()).isEqualTo(403);
    assertThat(primary.headers().firstValue("x-ratelimit-remaining")).contains("0");
    assertThat(primary.headers().firstValue("x-ratelimit-reset")).contains("2000000000");
    GITHUB.fails(Fault.secondaryLimit(Duration.ofSeconds(30)).times(1));
    assertThat(get("/repos/octo-org/shop/issues").headers().firstValue("retry-after"))
        .contains("30");
  }

  @Test
  void remembers_who_asked_for_what_and_tells_it() {
    List<String> told = new ArrayList<>();
    GITHUB.listen(request -> told.add(request.toString()));
    get("/repos/octo-org/shop/issues?state=all");
    assertThat(told).containsExactly("GET /repos/octo-org/shop/issues?state=all 200");
    assertThat(GITHUB.requests("GET .*/issues").getFirst().header("Authorization")).endsWith(TOKEN);
  }

  @Test
  void only_an_app_makes_check_runs() {
    var request =
        request("/repos/octo-org/shop/check-runs", "Bearer " + TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\",\"head_sha\":\"abc\"}"));
    assertThat(send(request.build()).statusCode()).isEqualTo(403);
  }

  private static int app(long from, long to, String issuer) {
    String claims = "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}".formatted(from, to, issuer);
    String signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(GITHUB.keys().getPrivate());
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      String end = Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
      JsonNode answer = Json.read(get("/app", "Bearer " + signed + "." + end).body());
      return answer.has("slug") ? 200 : answer.path("status").asInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> get(String path) {
    return get(path, "Bearer " + TOKEN);
  }

  private static HttpResponse<String> get(String path, String authorization, String... headers) {
    var request = request(path, authorization);
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private static HttpRequest.Builder request(String path, String authorization) {
    var request = HttpRequest.newBuilder(URI.create(GITHUB.base() + path));
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
