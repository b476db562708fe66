package io.deployguardian.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.aws.cloudwatch.CloudWatchMetricSource;
import io.deployguardian.aws.lambda.LambdaAliasTraffic;
import io.deployguardian.aws.lambda.LambdaInvocations;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.check.Invocations.Invoked;
import io.deployguardian.core.check.Place.Target;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Guarded.Access;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Split;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Whose key signs a call for a target, and for which region. */
class TargetsTest {

  private static final Release RELEASE = new Release("c0ffee", "12");
  private static final Access ACCESS =
      new Access("arn:aws:iam::444455556666:role/guardian-target", Optional.of("shop/4711"));
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final StandIn target =
      StandIn.answering(
          call -> Reply.ok("{\"FunctionVersion\": \"12\", \"RevisionId\": \"1\", \"ok\": true}"));
  private volatile Reply assumed = credentials();
  private final StandIn sts = StandIn.answering(call -> assumed);
  private final Targets targets =
      new Targets(
          () -> new AssumedRoles(at(sts, StsClient.builder()).build(), "deploy-guardian-test"));
  private final TargetClients<LambdaClient> lambda =
      targets.clients(() -> at(target, LambdaClient.builder()));
  private final LambdaAliasTraffic traffic = new LambdaAliasTraffic(lambda);

  @AfterEach
  void stop() {
    sts.close();
    target.close();
  }

  @Test
  void a_bindings_role_is_assumed_and_its_key_signs_the_call_in_the_targets_region() {
    assertThat(traffic.read(in("us-west-2", Optional.of(ACCESS))).split())
        .contains(Split.allTo(RELEASE));
    assertThat(signature(target)).contains("Credential=ASSUMED/", "/us-west-2/lambda/");
    assertThat(signature(sts)).contains("Credential=OWN/");
    assertThat(URLDecoder.decode(sts.calls().getFirst().text(), StandardCharsets.UTF_8))
        .contains(
            "Action=AssumeRole",
            "RoleArn=" + ACCESS.role(),
            "ExternalId=shop/4711",
            "RoleSessionName=deploy-guardian-test");
  }

  @Test
  void an_external_id_is_sent_only_if_there_is_one() {
    traffic.read(in("us-west-2", Optional.of(new Access(ACCESS.role(), Optional.empty()))));
    assertThat(sts.calls().getFirst().text()).doesNotContain("ExternalId");
  }

  @Test
  void without_a_role_the_own_key_signs_in_the_targets_region_and_nobody_is_asked() {
    traffic.read(in("ap-south-1", Optional.empty()));
    assertThat(signature(target)).contains("Credential=OWN/", "/ap-south-1/lambda/");
    assertThat(sts.calls()).isEmpty();
  }

  @Test
  void invocations_and_metrics_are_asked_for_with_the_same_credentials() {
    Binding shop = in("us-west-2", Optional.of(ACCESS));
    assertThat(invoke(shop)).isInstanceOf(Invoked.Answered.class);
    assertThat(signature(target)).contains("Credential=ASSUMED/", "/us-west-2/lambda/");
    measure(shop);
    assertThat(signature(target)).contains("Credential=ASSUMED/", "/us-west-2/monitoring/");
    assertThat(sts.calls()).hasSize(1);
  }

  @Test
  void bindings_of_one_role_in_one_region_share_a_client() {
    LambdaClient first = lambda.of(Optional.of(ACCESS), "us-west-2");
    var equal = new Access(ACCESS.role(), Optional.of("shop/4711"));
    assertThat(lambda.of(Optional.of(equal), "us-west-2")).isSameAs(first);
    assertThat(lambda.of(Optional.of(ACCESS), "us-east-1")).isNotSameAs(first);
    assertThat(lambda.of(Optional.empty(), "us-west-2")).isNotSameAs(first);
    var stranger = new Access(ACCESS.role(), Optional.of("another"));
    assertThat(lambda.of(Optional.of(stranger), "us-west-2")).isNotSameAs(first);
    assertThat(sts.calls()).isEmpty();
  }

  @Test
  void the_client_of_the_own_region_is_there_from_the_start_and_no_other() {
    var opened = new AtomicInteger();
    TargetClients<LambdaClient> clients =
        targets.clients(
            () -> {
              opened.incrementAndGet();
              return at(target, LambdaClient.builder());
            });
    assertThat(opened).hasValue(1);
    clients.of(Optional.empty(), "eu-central-1");
    assertThat(opened).hasValue(1);
    clients.of(Optional.empty(), "us-west-2");
    assertThat(opened).hasValue(2);
  }

  @Test
  void credentials_are_kept_until_they_are_about_to_end() {
    Binding shop = in("us-west-2", Optional.of(ACCESS));
    traffic.read(shop);
    traffic.read(shop);
    traffic.read(in("us-east-1", Optional.of(ACCESS)));
    assertThat(sts.calls()).hasSize(1);
  }

  @Test
  void credentials_that_ended_are_not_used() {
    assumed = credentials(Instant.now().minusSeconds(1));
    Binding shop = in("us-west-2", Optional.of(ACCESS));
    traffic.read(shop);
    traffic.read(shop);
    assertThat(sts.calls()).hasSize(2);
  }

  @Test
  void a_role_that_cannot_be_assumed_is_told_and_the_target_not_called() {
    assumed =
        new Reply(
            403,
            "",
            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not authorized to perform:"
                + " sts:AssumeRole</Message></Error></ErrorResponse>");
    Binding shop = in("us-west-2", Optional.of(ACCESS));
    assertThatThrownBy(() -> traffic.read(shop))
        .isInstanceOf(SdkException.class)
        .hasMessageContaining("sts:AssumeRole");
    assertThatThrownBy(() -> traffic.write(shop, Split.allTo(RELEASE), "1"))
        .isInstanceOf(SdkException.class);
    assertThat(invoke(shop))
        .isInstanceOfSatisfying(
            Invoked.Failed.class, failed -> assertThat(failed.found()).contains("sts:AssumeRole"));
    assertThat(measure(shop))
        .isInstanceOfSatisfying(
            Reading.Missing.class, missing -> assertThat(missing.why()).contains("sts:AssumeRole"));
    assertThat(target.calls()).isEmpty();
  }

  private Invoked invoke(Binding binding) {
    return new LambdaInvocations(lambda)
        .invoke(new Target(binding, RELEASE), Optional.empty(), "{}", Duration.ofSeconds(5));
  }

  private Reading measure(Binding binding) {
    var metric =
        new Metric(
            "error-rate",
            Metric.Kind.RATIO,
            Metric.Direction.INCREASE,
            OptionalDouble.empty(),
            Metric.Kind.RATIO.usualTolerance(),
            true,
            true);
    return new CloudWatchMetricSource(targets.clients(() -> at(target, CloudWatchClient.builder())))
        .read(binding, metric, RELEASE, NOON, NOON.plusSeconds(60));
  }

  private static Binding in(String region, Optional<Access> access) {
    return new Binding(
        new ServiceKey(4711, "shop", "production"),
        "arn:aws:lambda:" + region + ":444455556666:function:shop:live",
        Optional.empty(),
        false,
        Floor.NONE,
        access);
  }

  private static String signature(StandIn asked) {
    return asked.calls().getLast().signature();
  }

  private static Reply credentials() {
    return credentials(Instant.now().plusSeconds(3600));
  }

  private static Reply credentials(Instant end) {
    return Reply.ok(
        """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
        <Credentials><AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
        <SessionToken>t</SessionToken><Expiration>%s</Expiration></Credentials>
        <AssumedRoleUser><AssumedRoleId>A:b</AssumedRoleId>
        <Arn>arn:aws:sts::444455556666:assumed-role/guardian-target/b</Arn></AssumedRoleUser>
        </AssumeRoleResult></AssumeRoleResponse>"""
            .formatted(end));
  }

  private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B at(
      StandIn service, B builder) {
    return SmallHttp.under(builder)
        .endpointOverride(service.base())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("OWN", "own")))
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }
}
