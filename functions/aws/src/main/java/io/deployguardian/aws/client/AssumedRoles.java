package io.deployguardian.aws.client;

import io.deployguardian.core.rollout.Guarded.Access;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The roles that the guardian becomes where targets belong to somebody else. Each is assumed when
 * it is first used, and again before its credentials end.
 */
final class AssumedRoles {

  private final StsClient sts;
  private final String session;
  private final Map<Access, AwsCredentialsProvider> kept = new ConcurrentHashMap<>();

  /**
   * @param session what the role's owner finds in the logs
   */
  AssumedRoles(StsClient sts, String session) {
    this.sts = sts;
    this.session = session;
  }

  static AssumedRoles onAws(String session) {
    var sts =
        SmallHttp.under(
                StsClient.builder(),
                // Short: a call's own timeout doesn't count while its credentials are fetched.
                o ->
                    o.apiCallTimeout(Duration.ofSeconds(5))
                        .apiCallAttemptTimeout(Duration.ofSeconds(2)))
            .build();
    return new AssumedRoles(sts, session);
  }

  /** Doesn't call yet. */
  AwsCredentialsProvider of(Access access) {
    return kept.computeIfAbsent(access, this::provider);
  }

  private AwsCredentialsProvider provider(Access access) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(
            assume -> {
              assume.roleArn(access.role()).roleSessionName(session);
              access.externalId().ifPresent(assume::externalId);
            })
        .build();
  }
}
