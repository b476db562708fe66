package io.deployguardian.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.aws.testing.FakeAlias;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Traffic;
import io.deployguardian.core.rollout.Traffic.Write;
import io.deployguardian.core.rollout.Weight;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;

class LambdaAliasTrafficTest {

  static final Release OLD = new Release("a", "9");
  static final Release NEW = new Release("b", "10");

  private final FakeAlias alias = new FakeAlias("9");
  private final StandIn lambda = StandIn.answering(alias);
  private final Traffic traffic = new LambdaAliasTraffic((access, region) -> client(lambda.base()));

  static LambdaClient client(URI endpoint) {
    return LambdaClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  static Binding binding(String arn) {
    var key = new ServiceKey(4711, "shop", "production");
    return new Binding(key, arn, Optional.empty(), false, Floor.NONE);
  }

  private static final Binding SHOP = binding(FakeAlias.ARN);

  @AfterEach
  void stop() {
    lambda.close();
  }

  @Test
  void an_alias_without_routing_sends_everything_to_its_version() {
    Traffic.State state = traffic.read(SHOP);
    assertThat(state.revision()).isEqualTo("1");
    assertThat(state.split()).contains(Split.allTo(OLD));
  }

  @Test
  void writes_fractions_and_reads_back_percent() {
    Split tenth = Split.between(OLD, NEW, new Weight(10));
    assertThat(traffic.write(SHOP, tenth, "1")).isInstanceOf(Write.Written.class);
    assertThat(alias.state().get("FunctionVersion").asText()).isEqualTo("9");
    assertThat(alias.state().at("/RoutingConfig/AdditionalVersionWeights/10").asDouble())
        .isEqualTo(0.1);
    assertThat(traffic.read(SHOP).shows(tenth)).isTrue();
  }

  @Test
  void every_whole_percent_survives_the_way_there_and_back() {
    for (int percent = 0; percent <= 100; percent++) {
      Split split = Split.between(OLD, NEW, new Weight(percent));
      assertThat(traffic.write(SHOP, split, traffic.read(SHOP).revision()))
          .isInstanceOf(Write.Written.class);
      assertThat(traffic.read(SHOP).split()).contains(split);
    }
  }

  @Test
  void a_way_back_clears_the_routing() {
    traffic.write(SHOP, Split.between(OLD, NEW, new Weight(25)), "1");
    traffic.write(SHOP, Split.allTo(OLD), "2");
    assertThat(alias.state().at("/RoutingConfig/AdditionalVersionWeights")).isEmpty();
    assertThat(lambda.calls().getLast().body().has("RoutingConfig")).isTrue();
  }

  @Test
  void somebody_elses_write_since_the_read_is_a_conflict() {
    String read = traffic.read(SHOP).revision();
    alias.touch();
    assertThat(traffic.write(SHOP, Split.allTo(NEW), read)).isEqualTo(new Write.Conflict());
    assertThat(traffic.read(SHOP).split()).contains(Split.allTo(OLD));
  }

  @Test
  void a_version_that_does_not_exist_is_refused_with_what_lambda_said() {
    Write write = traffic.write(SHOP, Split.allTo(new Release("c", "101")), "1");
    assertThat(write)
        .isInstanceOfSatisfying(
            Write.Refused.class,
            refused ->
                assertThat(refused.why()).contains("shop:live", "Function not found", "101"));
  }

  @Test
  void an_alias_that_does_not_exist_has_no_weights_and_refuses_them() {
    Binding gone = binding(FakeAlias.ARN + "-gone");
    Traffic.State state = traffic.read(gone);
    assertThat(state.split()).isEmpty();
    assertThat(traffic.write(gone, Split.allTo(OLD), state.revision()))
        .isInstanceOf(Write.Refused.class);
  }

  @Test
  void refuses_without_asking_what_an_alias_cannot_have() {
    var three =
        new TreeMap<>(Map.of("1", new Weight(50), "2", new Weight(25), "3", new Weight(25)));
    assertThat(why(new Split(three))).contains("expected at most 2 versions");
    assertThat(why(Split.allTo(new Release("c", "shop:1.4.0"))))
        .contains("[shop:1.4.0]", "published versions");
    assertThat(why(Split.allTo(new Release("c", "$LATEST")))).contains("[$LATEST]");
    assertThat(lambda.calls()).isEmpty();
  }

  @Test
  void throttling_is_thrown_because_it_passes() {
    try (var busy =
        StandIn.answering(call -> Reply.error(429, "TooManyRequestsException", "Rate exceeded"))) {
      var throttled = new LambdaAliasTraffic((access, region) -> client(busy.base()));
      assertThatThrownBy(() -> throttled.read(SHOP)).isInstanceOf(SdkException.class);
      assertThatThrownBy(() -> throttled.write(SHOP, Split.allTo(OLD), "1"))
          .isInstanceOf(SdkException.class);
    }
  }

  private String why(Split split) {
    return ((Write.Refused) traffic.write(SHOP, split, "1")).why();
  }
}
