package io.deployguardian.aws.lambda;

import io.deployguardian.aws.client.SmallHttp;
import io.deployguardian.aws.client.TargetClients;
import io.deployguardian.aws.client.Targets;
import io.deployguardian.core.check.Invocations;
import io.deployguardian.core.check.Place.Target;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Invokes the published version that a release is, of the function whose alias the guarded map
 * names: no other function, not the alias, and not {@code $LATEST}, which is nobody's release.
 */
public final class LambdaInvocations implements Invocations {

  /** A check's own timeout is shorter, and ends a call first. */
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final TargetClients<LambdaClient> clients;

  public LambdaInvocations(TargetClients<LambdaClient> clients) {
    this.clients = clients;
  }

  /** The SDK doesn't repeat: a suite does, and counts. */
  public static LambdaInvocations onAws(Targets targets) {
    return new LambdaInvocations(
        targets.clients(
            () ->
                SmallHttp.under(
                    LambdaClient.builder(),
                    LONGEST,
                    o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))));
  }

  @Override
  public Invoked invoke(
      Target target, Optional<String> function, String payload, Duration timeout) {
    Optional<AliasArn> alias = AliasArn.parse(target.binding().target());
    if (alias.isEmpty()) {
      return new Invoked.Refused("a target that is a Lambda alias", "another one");
    }
    String own = alias.get().function();
    if (function.isPresent() && !function.get().equals(own)) {
      return new Invoked.Refused("the target's own function, " + own, function.get());
    }
    String version = target.release().artifact();
    return AliasArn.isPublishedVersion(version)
        ? invoke(target, alias.get(), payload, timeout)
        : new Invoked.Refused("a published version such as 12", version);
  }

  private Invoked invoke(Target target, AliasArn alias, String payload, Duration timeout) {
    String version = target.release().artifact();
    try {
      InvokeResponse response =
          clients
              .of(target.binding().access(), alias.region())
              .invoke(
                  call ->
                      call.functionName(alias.functionArn())
                          .qualifier(version)
                          .payload(SdkBytes.fromUtf8String(payload))
                          .overrideConfiguration(o -> o.apiCallTimeout(timeout)));
      String text = response.payload().asUtf8String();
      return response.functionError() == null
          ? new Invoked.Answered(text)
          : new Invoked.Broke(response.functionError(), text);
    } catch (ResourceNotFoundException e) {
      return new Invoked.Refused("version " + version + " of " + alias.function(), "none");
    } catch (ApiCallTimeoutException e) {
      return new Invoked.Failed("no answer within " + timeout.toMillis() + " ms");
    } catch (SdkException e) {
      return new Invoked.Failed("no answer: " + e.getMessage());
    }
  }
}
