package io.deployguardian.aws.client;

import io.deployguardian.wire.trace.Call;
import io.deployguardian.wire.trace.Piece;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Tells the piece of work that makes a call of AWS how long it took, with all of its attempts. */
final class AwsCalls implements ExecutionInterceptor {

  /**
   * The SDK takes each name once in a JVM, and a test's JVM loads this class anew for each
   * application.
   */
  private static final ExecutionAttribute<Instant> FROM =
      new ExecutionAttribute<>("deploy-guardian-from-" + AwsCalls.class.hashCode());

  @Override
  public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
    attributes.putAttribute(FROM, Instant.now());
  }

  @Override
  public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
    ended(attributes, Optional.empty());
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
    ended(attributes, Optional.of(call.exception().getClass().getSimpleName()));
  }

  private static void ended(ExecutionAttributes attributes, Optional<String> error) {
    Piece.ended(
        new Call(
            attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
            attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
            attributes.getAttribute(FROM),
            Instant.now(),
            error));
  }
}
