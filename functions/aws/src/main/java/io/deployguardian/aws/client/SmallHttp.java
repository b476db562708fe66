package io.deployguardian.aws.client;

import java.time.Duration;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The one small HTTP client under all clients of the SDK: it is there at once. */
public final class SmallHttp {

  private SmallHttp() {}

  public static <B extends SdkSyncClientBuilder<B, C>, C> B under(B builder) {
    return builder.httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  /**
   * @param silence how long an answer may be without a byte
   */
  public static <B extends SdkSyncClientBuilder<B, C>, C> B under(B builder, Duration silence) {
    return builder.httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(silence));
  }
}
