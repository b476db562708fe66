package io.deployguardian.aws.secrets;

import io.deployguardian.aws.client.Once;
import io.deployguardian.aws.client.SmallHttp;
import io.deployguardian.aws.settings.GitHubAccess;
import io.deployguardian.aws.settings.SecretReference;
import io.deployguardian.aws.settings.SecretReference.Literal;
import io.deployguardian.aws.settings.SecretReference.Managed;
import io.deployguardian.aws.settings.SecretReference.Parameter;
import io.deployguardian.wire.github.SignatureCheck;
import io.deployguardian.wire.github.api.GitHubSettings;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.auth.Rotating;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The secrets that the settings name. Nothing is read before it is needed. */
public final class Secrets {

  /** How long the one before counts after a rotation: until GitHub's redeliveries are through. */
  static final Duration ROTATION = Duration.ofDays(1);

  private final InstantSource clock;
  private final Supplier<SsmClient> ssm;
  private final Supplier<SecretsManagerClient> manager;

  /**
   * @param ssm asked where a parameter is named
   * @param manager asked where one of its secrets is named
   */
  Secrets(InstantSource clock, Supplier<SsmClient> ssm, Supplier<SecretsManagerClient> manager) {
    this.clock = clock;
    this.ssm = new Once<>(ssm);
    this.manager = new Once<>(manager);
  }

  /**
   * With the function's own role, region and credentials.
   *
   * @param ssm as {@link #parameterStore()} opens it
   */
  public static Secrets onAws(InstantSource clock, Supplier<SsmClient> ssm) {
    return new Secrets(
        clock,
        ssm,
        () -> SmallHttp.under(SecretsManagerClient.builder(), Secrets::impatient).build());
  }

  /** What parameters are read with, secret or not. */
  public static SsmClient parameterStore() {
    return SmallHttp.under(SsmClient.builder(), Secrets::impatient).build();
  }

  /** GitHub waits ten seconds for its answer, and two secrets may have to be read. */
  private static void impatient(ClientOverrideConfiguration.Builder client) {
    client.apiCallTimeout(Duration.ofSeconds(3)).apiCallAttemptTimeout(Duration.ofSeconds(2));
  }

  /**
   * What deliveries are signed with.
   *
   * @param previous what counts too; without it, and for a secret of Secrets Manager, that is the
   *     version before, for a day after the rotation. One that doesn't exist ends the rotation.
   */
  public SignatureCheck webhook(SecretReference current, Optional<SecretReference> previous) {
    Secret now = secret(current);
    SecretSource before = previous.map(this::source).orElseGet(() -> replaced(current, now));
    return new WebhookSecrets(now, new Secret(before, clock));
  }

  /** One secret, which has to exist. */
  public Secret secret(SecretReference reference) {
    SecretSource source = source(reference);
    return new Secret(() -> demanded(source, reference), clock);
  }

  /** Headers that are a secret. */
  public SecretHeaders headers(SecretReference reference) {
    return new SecretHeaders(secret(reference)::value, reference.place());
  }

  /**
   * Which GitHub, and as whom; empty if nothing is set. A key or token that is rotated counts
   * within minutes, or when GitHub refuses the one before.
   *
   * @throws SecretUnavailable if the key or token can't be read, or is none
   */
  public Optional<GitHubSettings> gitHub(GitHubAccess access) {
    return switch (access) {
      case GitHubAccess.App app ->
          Optional.of(gitHub(app.api(), app.key(), pem -> Credentials.app(app.id(), pem)));
      case GitHubAccess.Token token ->
          Optional.of(gitHub(token.api(), token.token(), Credentials::token));
      case GitHubAccess.None nobody -> Optional.empty();
    };
  }

  /** A secret as what it opens GitHub with. */
  private interface Key {
    Credentials of(Rotating secret);
  }

  private GitHubSettings gitHub(URI api, SecretReference reference, Key key) {
    Secret secret = secret(reference);
    try {
      return new GitHubSettings(api, key.of(secret));
    } catch (IllegalArgumentException e) {
      // Its message says what is wrong, without the secret.
      throw new SecretUnavailable(reference.place(), e.getMessage());
    }
  }

  private SecretSource source(SecretReference reference) {
    return switch (reference) {
      case Literal literal -> {
        var version = Version.of(literal.place(), literal.value(), Instant.EPOCH);
        yield () -> Optional.of(version);
      }
      case Parameter parameter -> new ParameterSource(ssm.get(), parameter);
      case Managed managed -> new ManagedSource(manager.get(), managed, ManagedSource.CURRENT);
    };
  }

  private SecretSource replaced(SecretReference current, Secret now) {
    if (!(current instanceof Managed managed)) {
      return Optional::empty;
    }
    var before = new ManagedSource(manager.get(), managed, ManagedSource.PREVIOUS);
    // A leaked secret is rotated, too: the one before must not count for ever.
    return () ->
        now.version()
            .filter(version -> clock.instant().isBefore(version.since().plus(ROTATION)))
            .flatMap(version -> before.read());
  }

  private static Optional<Version> demanded(SecretSource source, SecretReference reference) {
    Optional<Version> version = source.read();
    if (version.isEmpty()) {
      throw new SecretUnavailable(
          reference.place(), "found no such secret, expected one: " + reference);
    }
    return version;
  }
}
