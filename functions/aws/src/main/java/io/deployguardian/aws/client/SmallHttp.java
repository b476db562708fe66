package io.deployguardian.aws.client;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The one small HTTP client under all clients of the SDK: it is there at once. Each call is part of
 * the piece of work that makes it.
 */
public final class SmallHttp {

  private SmallHttp() {}

  public static <B extends SdkSyncClientBuilder<B, C> & SdkClientBuilder<B, C>, C> B under(
      B builder) {
    return under(builder, o -> {});
  }

  /**
   * @param more of the client's configuration; set on the builder it would replace what is here
   */
  public static <B extends SdkSyncClientBuilder<B, C> & SdkClientBuilder<B, C>, C> B under(
      B builder, Consumer<ClientOverrideConfiguration.Builder> more) {
    return watched(builder.httpClientBuilder(UrlConnectionHttpClient.builder()), more);
  }

  /**
   * @param silence how long an answer may be without a byte
   */
  public static <B extends SdkSyncClientBuilder<B, C> & SdkClientBuilder<B, C>, C> B under(
      B builder, Duration silence, Consumer<ClientOverrideConfiguration.Builder> more) {
    var http = UrlConnectionHttpClient.builder().socketTimeout(silence);
    return watched(builder.httpClientBuilder(http), more);
  }

  private static <B extends SdkClientBuilder<B, C>, C> B watched(
      B builder, Consumer<ClientOverrideConfiguration.Builder> more) {
    return builder.overrideConfiguration(
        more.andThen(o -> o.addExecutionInterceptor(new AwsCalls())));
  }
}
