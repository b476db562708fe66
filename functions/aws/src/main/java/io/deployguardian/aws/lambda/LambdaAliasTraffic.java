package io.deployguardian.aws.lambda;

import io.deployguardian.aws.client.SmallHttp;
import io.deployguardian.aws.client.TargetClients;
import io.deployguardian.aws.client.Targets;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Traffic;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * A Lambda alias as a traffic target; a release's artifact is the function's version. Each write is
 * conditional on the alias' revision, so whoever slept since the read changes nothing. Throttling
 * and the like are thrown.
 */
public final class LambdaAliasTraffic implements Traffic {

  /**
   * What is read of an alias that isn't there: no alias ever has it, so no write succeeds on it.
   */
  private static final State ABSENT = new State("absent", Optional.empty());

  private final TargetClients<LambdaClient> clients;

  public LambdaAliasTraffic(TargetClients<LambdaClient> clients) {
    this.clients = clients;
  }

  public static LambdaAliasTraffic onAws(Targets targets) {
    return new LambdaAliasTraffic(targets.clients(() -> SmallHttp.under(LambdaClient.builder())));
  }

  @Override
  public State read(Binding binding) {
    AliasArn alias = AliasArn.of(binding.target());
    try {
      GetAliasResponse now =
          clients
              .of(binding.access(), alias.region())
              .getAlias(get -> get.functionName(alias.functionArn()).name(alias.alias()));
      return new State(now.revisionId(), Optional.of(AliasWeights.of(now).split()));
    } catch (ResourceNotFoundException e) {
      return ABSENT;
    }
  }

  @Override
  public Write write(Binding binding, Split split, String revision) {
    AliasArn alias = AliasArn.of(binding.target());
    return switch (AliasWeights.of(split)) {
      case AliasWeights.Impossible impossible -> new Write.Refused(alias + ": " + impossible.why());
      case AliasWeights.Possible possible ->
          write(clients.of(binding.access(), alias.region()), alias, possible.weights(), revision);
    };
  }

  private static Write write(
      LambdaClient client, AliasArn alias, AliasWeights weights, String revision) {
    try {
      client.updateAlias(
          update ->
              update
                  .functionName(alias.functionArn())
                  .name(alias.alias())
                  .functionVersion(weights.version())
                  // Sent even if empty: what is left out stays as it is.
                  .routingConfig(routing -> routing.additionalVersionWeights(weights.additional()))
                  .revisionId(revision));
      return new Write.Written();
    } catch (PreconditionFailedException e) {
      return new Write.Conflict();
    } catch (ResourceNotFoundException | InvalidParameterValueException e) {
      return new Write.Refused(
          alias + ": found \"" + e.getMessage() + "\", expected an alias that takes " + weights);
    }
  }
}
