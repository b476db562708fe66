package io.deployguardian.aws.guarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.client.SmallHttp;
import io.deployguardian.aws.settings.GuardedMap;
import io.deployguardian.aws.settings.WrongSetting;
import io.deployguardian.aws.testing.FakeAlias;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Call;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.wire.json.DomainJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;

class GuardedParametersTest {

  private static final String PATH = "/guardian/guarded";
  static final String SHOP =
      """
      {"services": {"shop": {"environments": {"production": {"target": "%s"}}}}}"""
          .formatted(FakeAlias.ARN);

  private final SortedMap<String, String> held = new TreeMap<>();
  private final StandIn store = StandIn.answering(this::page);
  private final List<LogRecord> logged = new ArrayList<>();
  private final Logger log = Logger.getLogger("deploy-guardian.guarded");
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    log.addHandler(listener);
  }

  @AfterEach
  void stop() {
    log.removeHandler(listener);
    store.close();
  }

  @Test
  void each_parameter_is_a_repository_and_one_the_roles() {
    held.put("4711", SHOP);
    held.put("4712", SHOP);
    held.put("roles", "{\"tech_lead\": \"octo-org/leads\"}");
    var map = read();
    assertThat(map.names(4711)).isTrue();
    assertThat(map.binding(new ServiceKey(4712, "shop", "production")).orElseThrow().target())
        .isEqualTo(FakeAlias.ARN);
    assertThat(map.names(4713)).isFalse();
    assertThat(map.teamOf("tech_lead")).contains("octo-org/leads");
    assertThat(logged).isEmpty();
  }

  @Test
  void all_pages_are_read_decrypted_and_nothing_deeper() {
    held.put("4711", SHOP);
    held.put("4712", SHOP);
    held.put("4713", SHOP);
    assertThat(read().bindings()).hasSize(3);
    assertThat(store.calls()).hasSize(3);
    JsonNode asked = store.calls().getFirst().body();
    assertThat(asked.get("Path").asText()).isEqualTo(PATH);
    assertThat(asked.get("Recursive").asBoolean(true)).isFalse();
    assertThat(asked.get("WithDecryption").asBoolean()).isTrue();
  }

  @Test
  void on_the_first_day_nothing_is_guarded_and_that_is_said() {
    assertThat(read().bindings()).isEmpty();
    held.put("roles", "{}");
    assertThat(read().bindings()).isEmpty();
    assertThat(logged)
        .hasSize(2)
        .allSatisfy(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.WARNING);
              assertThat(line.getMessage()).contains(PATH, "nothing is guarded");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          4711  | not json                      | /guardian/guarded/4711: found no JSON
          4711  | []                            | /guardian/guarded/4711: found a list, expected a JSON object
          4711  | {}                            | /guardian/guarded/4711.services: found nothing
          4711  | {"services": {}}              | /guardian/guarded/4711.services: found nothing in it
          4711  | {"repositories": {}}          | /guardian/guarded/4711.repositories: found an unknown name
          role  | {}                            | /guardian/guarded/role: found role, expected GitHub's numeric id
          04711 | {}                            | /guardian/guarded/04711: found 04711, expected GitHub's numeric id
          roles | {"tech_lead": "leads"}        | /guardian/guarded/roles.tech_lead: found leads, expected a GitHub team
          """)
  void one_that_makes_no_sense_is_named(String name, String value, String why) {
    held.put("1", SHOP);
    held.put(name, value);
    assertThatThrownBy(this::read).isInstanceOf(WrongSetting.class).hasMessageContaining(why);
  }

  @Test
  void a_store_that_says_no_is_an_error_and_no_empty_map() {
    try (var closed =
        StandIn.answering(call -> Reply.error(400, "AccessDeniedException", "not authorized"))) {
      var parameters = new GuardedParameters(client(closed.base()));
      assertThatThrownBy(() -> parameters.below(PATH))
          .hasMessageContaining(PATH)
          .cause()
          .hasMessageContaining("not authorized");
    }
  }

  private GuardedMap read() {
    return new GuardedParameters(client(store.base())).below(PATH);
  }

  /** One parameter a page. */
  private Reply page(Call call) {
    List<String> names = List.copyOf(held.keySet());
    int at = call.body().path("NextToken").asInt(0);
    var answer = DomainJson.mapper().createObjectNode();
    var page = answer.putArray("Parameters");
    names.stream()
        .skip(at)
        .limit(1)
        .forEach(
            name -> page.addObject().put("Name", PATH + "/" + name).put("Value", held.get(name)));
    if (at + 1 < names.size()) {
      answer.put("NextToken", String.valueOf(at + 1));
    }
    return Reply.ok(answer.toString());
  }

  private static SsmClient client(URI endpoint) {
    return SmallHttp.under(SsmClient.builder())
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }
}
