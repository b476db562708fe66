package io.deployguardian.aws.client;

import io.deployguardian.core.rollout.Guarded.Access;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsClient;
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

  /**
   * One client for each role and region, opened when it is first needed; the one for the own region
   * is opened at once, because a function's start is cheaper than its first invocation.
   */
  public <B extends AwsClientBuilder<B, C>, C extends AwsClient> TargetClients<C> clients(
      Supplier<B> builder) {
    record At(Optional<Access> access, String region) {}
    C own = builder.get().build();
    Map<At, C> kept = new ConcurrentHashMap<>();
    kept.put(new At(Optional.empty(), own.serviceClientConfiguration().region().id()), own);
    return (access, region) ->
        kept.computeIfAbsent(new At(access, region), at -> open(builder.get(), access, region));
  }

  private <B extends AwsClientBuilder<B, C>, C> C open(
      B builder, Optional<Access> access, String region) {
    access.map(to -> roles.get().of(to)).ifPresent(builder::credentialsProvider);
    return builder.region(Region.of(region)).build();
  }
}
