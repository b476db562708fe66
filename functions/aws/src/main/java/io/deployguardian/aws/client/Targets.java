package io.deployguardian.aws.client;

import io.deployguardian.core.rollout.Guarded.Access;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Opens clients for targets, in any region and, through a role, in any account. */
public final class Targets {

  private final Supplier<AssumedRoles> roles;

  /**
   * @param roles asked where a binding names one; until then, nothing of it is loaded
   */
  Targets(Supplier<AssumedRoles> roles) {
    this.roles = new Once<>(roles);
  }

  /**
   * With the function's own role, unless a binding names another.
   *
   * @param function whose name is in the logs of the target's account
   */
  public static Targets onAws(String function) {
    return new Targets(() -> AssumedRoles.onAws("deploy-guardian-" + function));
  }

  /** One client for each role and region, opened when it is first needed. */
  public <B extends AwsClientBuilder<B, C>, C> TargetClients<C> clients(Supplier<B> builder) {
    record At(Optional<Access> access, String region) {}
    Map<At, C> kept = new ConcurrentHashMap<>();
    return (access, region) ->
        kept.computeIfAbsent(new At(access, region), at -> open(builder.get(), access, region));
  }

  private <B extends AwsClientBuilder<B, C>, C> C open(
      B builder, Optional<Access> access, String region) {
    access.map(to -> roles.get().of(to)).ifPresent(builder::credentialsProvider);
    return builder.region(Region.of(region)).build();
  }
}
