package io.deployguardian.lambdastandin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What Lambda knows of a function besides its code.
 *
 * @param arn of the function, without a qualifier
 * @param version what is invoked: a number or {@code $LATEST}
 * @param handler where it is set; otherwise the package's own
 * @param environment the variables it is given, and no others
 */
public record FunctionConfiguration(
    String name,
    String arn,
    String version,
    Optional<String> handler,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> environment) {

  private static final String HERE = "arn:aws:lambda:%s:000000000000:function:%s";

  public FunctionConfiguration {
    environment = Map.copyOf(environment);
  }

  /** A function that nobody deployed: 512 MB, 30 seconds. */
  public static FunctionConfiguration of(String name, Map<String, String> environment) {
    String region = environment.getOrDefault("AWS_REGION", "us-east-1");
    return new FunctionConfiguration(
        name,
        HERE.formatted(region, name),
        "$LATEST",
        Optional.empty(),
        512,
        Duration.ofSeconds(30),
        environment);
  }

  public FunctionConfiguration withTimeout(Duration other) {
    return new FunctionConfiguration(
        name, arn, version, handler, memoryMegabytes, other, environment);
  }

  FunctionConfiguration withEnvironment(Map<String, String> other) {
    return new FunctionConfiguration(name, arn, version, handler, memoryMegabytes, timeout, other);
  }
}
