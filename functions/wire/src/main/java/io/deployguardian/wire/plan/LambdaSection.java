package io.deployguardian.wire.plan;

import io.deployguardian.core.check.LambdaCheck;
import java.time.Duration;

/** {@code lambda:} what the release's own function is invoked with, and what it has to answer. */
final class LambdaSection {

  private static final String NOTHING = "{}";

  private LambdaSection() {}

  static LambdaCheck read(Spot at, String name, Duration timeout) {
    Block lambda = Block.withKeys(at, "function", "payload", "expect");
    return new LambdaCheck(
        name,
        lambda.text("function", Form.FUNCTION),
        lambda.get("payload").map(PayloadJson::of).orElse(NOTHING),
        Expectations.ofJson(lambda, "expect"),
        timeout);
  }
}
