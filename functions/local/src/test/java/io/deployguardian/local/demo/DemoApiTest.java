package io.deployguardian.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoApiTest {

  private static final String ROUTE = "/demo/routes/42/shop/production";
  private static final Route SHOP = new Route("42", "shop", "production");

  private DemoHost host;

  @BeforeEach
  void start(@TempDir Path directory) {
    host = DemoHost.on(directory, Rate.NONE);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void weights_are_written_and_read() {
    HttpResponse<String> written =
        host.put(ROUTE, "{\"weights\":{\"a:1\":90,\"a:2\":10}}", "If-Match", "0");

    assertThat(written.statusCode()).isEqualTo(200);
    assertThat(written.body()).isEqualTo("{\"revision\":1,\"weights\":{\"a:1\":90,\"a:2\":10}}");
    assertThat(host.get(ROUTE).body()).isEqualTo(written.body());
    assertThat(host.get(ROUTE).headers().firstValue("ETag")).contains("\"1\"");
  }

  @Test
  void a_write_without_a_revision_always_wins() {
    host.router().write(SHOP, Map.of("a:1", 100), 0);

    assertThat(host.put(ROUTE, "{\"weights\":{\"a:2\":100}}").statusCode()).isEqualTo(200);
    assertThat(host.router().read(SHOP).revision()).isEqualTo(2);
  }

  @Test
  void a_write_on_an_old_revision_is_refused_with_what_is_there() {
    host.router().write(SHOP, Map.of("a:1", 100), 0);

    HttpResponse<String> late = host.put(ROUTE, "{\"weights\":{\"a:2\":100}}", "If-Match", "\"0\"");

    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(DemoHost.json(late).path("revision").asLong()).isEqualTo(1);
    assertThat(DemoHost.json(late).path("weights").path("a:1").asInt()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            {"weights":{"a":90}}               | weights   | a sum of 90      | a sum of 100
            {"weights":{}}                     | weights   | a sum of 0       | a sum of 100
            {"weights":{"a":50.5,"b":49.5}}    | weights.a | 50.5             | an integer 0..100
            {"weights":{"a":"100"}}            | weights.a | "100"            | an integer 0..100
            {"weights":{"a":101,"b":-1}}       | weights.a | 101              | an integer 0..100
            {"weights":{"a b":100}}            | weights   | 'a b'            | an artifact of 1..2048 visible ASCII characters
            {"weights":[100]}                  | weights   | [100]            | an object of artifact: percent
            {}                                 | weights   | nothing          | an object of artifact: percent
            {"weights":{"a":100},"wait":1}     | wait      | an unknown key   | one of weights
            [1]                                | body      | something else   | a JSON object
            """)
  void weights_that_make_no_sense_are_refused(
      String body, String place, String found, String expected) {
    assertRefused(host.put(ROUTE, body), place, found, expected);
    assertThat(host.router().read(SHOP)).isEqualTo(Weights.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
            {"eror":0.3}           | eror      | an unknown key | one of errors, latencyMs, unhealthy
            {"errors":1.5}         | errors    | 1.5            | a number 0..1
            {"errors":"0.3"}       | errors    | "0.3"          | a number 0..1
            {"latencyMs":-1}       | latencyMs | -1             | an integer 0..10000, in milliseconds
            {"latencyMs":1e99}     | latencyMs | 1.0E99         | an integer 0..10000, in milliseconds
            {"unhealthy":"yes"}    | unhealthy | "yes"          | true or false
            """)
  void faults_that_make_no_sense_are_refused(
      String body, String place, String found, String expected) {
    assertRefused(host.put("/demo/versions/a:1", body), place, found, expected);
    assertThat(host.get("/demo/versions").body()).isEqualTo("{}");
  }

  @Test
  void broken_json_is_refused_as_such() {
    for (String body :
        new String[] {"", "{", "nonsense", "{\"weights\":{\"a\":100,\"a\":0}}", "{} {}"}) {
      HttpResponse<String> refused = host.put(ROUTE, body);
      assertThat(refused.statusCode()).as(body).isEqualTo(400);
      assertThat(DemoHost.json(refused).path("place").asText()).as(body).isEqualTo("body");
    }
  }

  @Test
  void a_revision_that_is_not_a_number_is_refused() {
    assertRefused(
        host.put(ROUTE, "{\"weights\":{\"a\":100}}", "If-Match", "*"),
        "If-Match",
        "'*'",
        "a revision such as 3");
  }

  @Test
  void a_published_version_answers_at_its_own_url() {
    String arn = "arn:aws:lambda:eu-west-1:1:function:shop/x:7";

    HttpResponse<String> published =
        host.put("/demo/versions/" + PathSegment.encode(arn), "{\"unhealthy\":true}");

    URI url = URI.create(DemoHost.json(published).path("url").asText());
    assertThat(url).isEqualTo(host.world().urlOf(arn));
    HttpResponse<String> health = host.get(url.getRawPath() + "/health");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.headers().firstValue("X-Release")).contains(arn);
    assertThat(DemoHost.json(health).path("version").asText()).isEqualTo(arn);
    assertThat(host.get(url.getRawPath()).statusCode()).isEqualTo(200);
  }

  @Test
  void what_nobody_published_is_a_healthy_version() {
    HttpResponse<String> health = host.get("/demo/releases/new:1/health");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(DemoHost.json(health).path("status").asText()).isEqualTo("UP");
    JsonNode listed = DemoHost.json(host.get("/demo/versions")).path("new:1");
    assertThat(listed.path("errors").asDouble(-1)).isZero();
    assertThat(listed.path("url").asText()).endsWith("/demo/releases/new%3A1");
  }

  @Test
  void direct_requests_are_not_counted() {
    host.router().write(SHOP, Map.of("a:1", 100), 0);
    host.get("/demo/releases/a:1/");

    assertThat(host.everything(SHOP, "a:1").requests()).isZero();
  }

  @Test
  void traffic_is_reported_per_artifact() {
    host.router().write(SHOP, Map.of("a:1", 100, "a:2", 0), 0);
    host.getOften(20, "/demo/app/42/shop/production/");

    JsonNode traffic = DemoHost.json(host.get(ROUTE + "/traffic?seconds=60"));

    assertThat(traffic.path("seconds").asInt()).isEqualTo(60);
    JsonNode busy = traffic.path("artifacts").path("a:1");
    assertThat(busy.path("requests").asInt()).isEqualTo(20);
    assertThat(busy.path("errors").asInt()).isZero();
    assertThat(busy.path("p99").asDouble()).isGreaterThanOrEqualTo(2);
    assertThat(Instant.parse(busy.path("lastRequest").asText())).isBeforeOrEqualTo(Instant.now());
    JsonNode idle = traffic.path("artifacts").path("a:2");
    assertThat(idle.path("requests").asInt()).isZero();
    assertThat(idle.path("lastRequest").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"seconds=0", "seconds=901", "seconds=-5", "seconds=soon", "minutes=1"})
  void a_span_that_is_not_kept_is_refused(String query) {
    assertThat(host.get(ROUTE + "/traffic?" + query).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /demo/,                                404",
    "GET,    /demo/nothing,                         404",
    "GET,    /demo/routes/42/shop,                  404",
    "GET,    /demo/routes/42/shop/production/other, 404",
    "GET,    /demo/versions/a/b,                    404",
    "GET,    /demo/routes/42//production,           400",
    "GET,    /demo/app/42,                          400",
    "GET,    /demo/releases/,                       400",
    "GET,    /demo/releases/a%0Ab/,                 400",
    "DELETE, /demo/routes/42/shop/production,       405",
    "PUT,    /demo/routes/42/shop/production/traffic, 405",
    "POST,   /demo/versions,                        405",
    "GET,    /demo/versions/a,                      405"
  })
  void whatever_else_is_asked_for_is_an_error_in_json(String method, String path, int status) {
    HttpResponse<String> answer = host.send(method, path, "");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(DemoHost.json(answer).path("error").asText()).isNotBlank();
    assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @Test
  void a_body_that_is_too_long_is_refused() {
    assertThat(host.put(ROUTE, " ".repeat(Call.LONGEST_BODY + 1)).statusCode()).isEqualTo(413);
  }

  @Test
  void callers_that_hang_up_or_talk_nonsense_leave_the_host_running() throws IOException {
    host.router().write(SHOP, Map.of("a:1", 100), 0);
    for (String nonsense :
        new String[] {
          "",
          "GET",
          "GET /demo/app/42/shop/production/ HTTP/1.1\r\n\r\n",
          "PUT " + ROUTE + " HTTP/1.1\r\nContent-Length: 9\r\n\r\n{",
          "GE(T /demo/app/42/shop/production/ HTTP/1.1\r\nBad Name: 1\r\n\r\n",
          "GET /demo/%zz HTTP/1.1\r\n\r\n"
        }) {
      URI base = host.world().urlOf("any");
      try (Socket socket = new Socket(base.getHost(), base.getPort())) {
        socket.getOutputStream().write(nonsense.getBytes());
      }
    }
    assertThat(host.get("/demo/app/42/shop/production/").statusCode()).isEqualTo(200);
  }

  private static void assertRefused(
      HttpResponse<String> answer, String place, String found, String expected) {
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode json = DemoHost.json(answer);
    assertThat(json.path("place").asText()).isEqualTo(place);
    assertThat(json.path("found").asText()).isEqualTo(found);
    assertThat(json.path("expected").asText()).isEqualTo(expected);
    assertThat(json.path("error").asText())
        .isEqualTo(place + ": found " + found + ", expected " + expected);
  }
}
