package io.deployguardian.aws.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Somebody else's idea of AWS, that the adapters are tested on; see {@link OnEmulator}. It may be
 * shared and may have run for long, so each test names what it makes by {@link #unique}.
 */
public final class Emulator implements AutoCloseable {

  /** What the emulators' own images default to. */
  public static final Region REGION = Region.US_EAST_1;

  // Never the developer's own: AWS itself would refuse these, should the endpoint be AWS'.
  private static final StaticCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private final String name;
  private final URI endpoint;
  private final Runnable stop;

  Emulator(String name, URI endpoint, Runnable stop) {
    this.name = name;
    this.endpoint = endpoint;
    this.stop = stop;
  }

  public URI endpoint() {
    return endpoint;
  }

  /** Leaves out a test that moto can't pass for a reason of its own, and says so. */
  public void skipOnMoto(String test, String why) {
    if (Moto.isAt(endpoint)) {
      System.err.println("SKIPPED, not passed: " + test + ": moto " + why);
      abort("moto " + why);
    }
  }

  /** A client of it, made from the service's own builder. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(NOBODY)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** A name that no test before had, as short as the strictest service wants it. */
  public static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Override
  public void close() {
    stop.run();
  }

  @Override
  public String toString() {
    return name + " at " + endpoint;
  }
}
