package io.deployguardian.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.deployguardian.core.rollout.Guarded.Access;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Weight;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedMapTest {

  private static final String ARN = "arn:aws:lambda:eu-central-1:111122223333:function:shop:live";
  private static final ServiceKey KEY = new ServiceKey(4711, "shop", "production");
  private static final Path SCHEMA = Path.of("../../events/schemas/guarded.schema.json");

  private final JsonSchema schema;

  GuardedMapTest() throws IOException {
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(DomainJson.read(Files.readString(SCHEMA), JsonNode.class));
  }

  /** A whole map around one environment. */
  private static String around(String environment) {
    return """
        {"repositories": {"4711": {"services": {"shop": {"environments": {"production": %s}}}}}}"""
        .formatted(environment);
  }

  private static String with(String more) {
    return around("{\"target\": \"" + ARN + "\"" + more + "}");
  }

  @Test
  void binds_a_service_in_an_environment_to_its_target() {
    String json =
        with(
            """
            , "url": "https://shop-{artifact}.example/", "privateProbes": true,
            "floor": {"soak": "PT10M", "firstWeight": 10}""");
    assertThat(complaints(json)).isEmpty();
    assertThat(GuardedMap.parse("map", json).binding(KEY))
        .contains(
            new Binding(
                KEY,
                ARN,
                Optional.of("https://shop-{artifact}.example/"),
                true,
                new Floor(Duration.ofMinutes(10), new Weight(10), Optional.empty())));
  }

  @Test
  void binds_to_a_target_of_another_account_through_its_role() {
    String role = "arn:aws:iam::444455556666:role/guardian/target";
    String json = with(", \"role\": \"" + role + "\", \"externalId\": \"shop/4711\"");
    assertThat(complaints(json)).isEmpty();
    assertThat(GuardedMap.parse("map", json).binding(KEY).orElseThrow().access())
        .contains(new Access(role, Optional.of("shop/4711")));
    assertThat(GuardedMap.parse("map", with("")).binding(KEY).orElseThrow().access()).isEmpty();
  }

  @Test
  void allows_nothing_that_is_not_said() {
    Binding binding = GuardedMap.parse("map", with("")).binding(KEY).orElseThrow();
    assertThat(binding.privateProbes()).isFalse();
    assertThat(binding.urlTemplate()).isEmpty();
    assertThat(binding.floor()).isEqualTo(Floor.NONE);
  }

  @Test
  void knows_only_what_it_names() {
    GuardedMap map = GuardedMap.parse("map", with(""));
    assertThat(map.binding(new ServiceKey(4712, "shop", "production"))).isEmpty();
    assertThat(map.binding(new ServiceKey(4711, "shop", "staging"))).isEmpty();
    assertThat(map.binding(new ServiceKey(4711, "Shop", "production"))).isEmpty();
  }

  @Test
  void puts_the_artifact_into_the_url() {
    Binding binding =
        GuardedMap.parse("map", with(", \"url\": \"http://{artifact}.local:8080/x\""))
            .binding(KEY)
            .orElseThrow();
    assertThat(binding.urlOf(new Release("c0ffee", "12")))
        .contains(URI.create("http://12.local:8080/x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"url\": \"https://a.example/{artifact}\"",
        ", \"privateProbes\": false",
        ", \"role\": \"arn:aws-us-gov:iam::444455556666:role/t\"",
        ", \"role\": \"arn:aws:iam::444455556666:role/a/b/c+d\", \"externalId\": \"42\"",
        ", \"floor\": {}",
        ", \"floor\": {\"soak\": \"PT0S\"}",
        ", \"floor\": {\"firstWeight\": 100}"
      })
  void what_it_takes_the_schema_takes(String more) {
    assertThat(GuardedMap.parse("map", with(more)).binding(KEY)).isPresent();
    assertThat(complaints(with(more))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          , "targets": 1                          | production.targets: found an unknown name
          , "url": 7                              | production.url: found a number, expected a text
          , "url": ""                             | production.url: found an empty text
          , "url": "https://shop.example/"        | with {artifact} in it
          , "url": "ftp://{artifact}.example/"    | an http or https URL
          , "role": "guardian-target"             | production.role: found guardian-target, expected an IAM role's ARN
          , "role": "arn:aws:iam::444455556666:user/ada" | production.role: found arn:aws:iam::444455556666:user/ada
          , "role": "arn:aws:iam::444455556666:role/"    | expected an IAM role's ARN
          , "role": 7                             | production.role: found a number, expected a text
          , "externalId": "shop/4711"             | production.role: found nothing, expected a role beside externalId
          , "role": "arn:aws:iam::444455556666:role/t", "externalId": "4"   | production.externalId: found 4, expected 2 to 1224
          , "role": "arn:aws:iam::444455556666:role/t", "externalId": "a b" | production.externalId: found a b
          , "privateProbes": "yes"                | production.privateProbes: found a text, expected true or false
          , "floor": []                           | production.floor: found a list, expected a JSON object
          , "floor": {"soak": "10m"}              | production.floor.soak: found 10m, expected a duration such as PT10M
          , "floor": {"soak": 600}                | production.floor.soak: found a number
          , "floor": {"firstWeight": 0}           | production.floor.firstWeight: found 0, expected a whole number from 1 to 100
          , "floor": {"firstWeight": 10.5}        | found 10.5
          , "floor": {"firstWeight": "10"}        | found a text
          , "floor": {"weight": 10}               | production.floor.weight: found an unknown name
          """)
  void what_is_wrong_with_an_environment_both_refuse(String more, String why) {
    refuses(with(more), why);
    assertThat(complaints(with(more))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                       | map: found a list, expected a JSON object
          {}                                                       | map.repositories: found nothing
          {"repositories": {}}                                     | map.repositories: found nothing in it
          {"repositories": {"octo/shop": {}}}                      | found octo/shop, expected GitHub's numeric id
          {"repositories": {"0": {}}}                              | found 0, expected GitHub's numeric id
          {"repositories": {"1": {}}}                              | repositories.1.services: found nothing
          {"repositories": {"1": {"services": {}}}}                | services: found nothing in it
          {"repositories": {"1": {"service": {}}}}                 | repositories.1.service: found an unknown name
          {"repositories": {"1": {"services": {" ": {}}}}}         | 1 to 255 characters
          {"repositories": {"1": {"services": {"a": {"environments": {}}}}}}    | environments: found nothing in it
          {"repositories": {"1": {"services": {"a": {"environments": {"b": {}}}}}}} | b.target: found nothing, expected a text
          {"repositories": {"1": {"services": {"a": {"environments": {"b": {"target": "shop"}}}}}}} | found shop, expected a Lambda alias
          {"repositories": {"1": {"services": {"a": {"environments": {"b": {"target": "arn:aws:lambda:eu-central-1:111122223333:function:shop"}}}}}}} | expected a Lambda alias
          {"repositories": {"1": {"services": {"a": {"environments": {"b": {"target": "arn:aws:lambda:eu-central-1:111122223333:function:shop:12"}}}}}}} | expected a Lambda alias
          """)
  void what_is_wrong_around_it_both_refuse(String json, String why) {
    refuses(json, why);
    assertThat(complaints(json)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          , "floor": {"soak": "PT-1S"}                         | found PT-1S
          , "floor": {"soak": "P"}                             | found P, expected a duration
          , "url": "https://{artifact} .example/"              | with {artifact} in it
          , "url": "https://user@{artifact}.example/"          | with {artifact} in it
          , "privateProbes": true, "privateProbes": false      | Duplicate
          """)
  void what_only_the_reader_can_see_it_refuses(String more, String why) {
    refuses(with(more), why);
  }

  @Test
  void refuses_what_is_no_json_and_more_than_one_value() {
    refuses("not json", "found no JSON");
    refuses(with("") + " {}", "found no JSON");
    refuses("null", "map: found");
  }

  private static void refuses(String json, String why) {
    assertThatThrownBy(() -> GuardedMap.parse("map", json))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining(why);
  }

  private Set<?> complaints(String json) {
    return schema.validate(DomainJson.read(json, JsonNode.class));
  }
}
