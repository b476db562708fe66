package io.deployguardian.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.client.Once;
import io.deployguardian.aws.client.Targets;
import io.deployguardian.aws.guarded.GuardedParameters;
import io.deployguardian.aws.lambda.LambdaInvocations;
import io.deployguardian.aws.secrets.BypassSecrets;
import io.deployguardian.aws.secrets.Secrets;
import io.deployguardian.aws.settings.GuardedReference;
import io.deployguardian.aws.settings.SecretReference;
import io.deployguardian.aws.settings.Settings;
import io.deployguardian.aws.telemetry.EmfMeterRegistry;
import io.deployguardian.aws.telemetry.JsonLogFormatter;
import io.deployguardian.aws.telemetry.MeteredWatch;
import io.deployguardian.aws.telemetry.Reachable;
import io.deployguardian.aws.trace.OtlpTraces;
import io.deployguardian.aws.trace.Traces;
import io.deployguardian.core.check.Suite;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.wire.door.Doors;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.Sleeper;
import io.deployguardian.wire.http.OwnMachine;
import io.deployguardian.wire.http.Probes;
import io.deployguardian.wire.trace.TracedProbe;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What every function is made of besides its own use case, opened once, when it starts. Not
 * earlier: a native image must hold neither a random number's seed nor a client.
 */
public final class FunctionParts implements AutoCloseable {

  private final InstantSource clock = InstantSource.system();
  private final RandomGenerator chance = new SecureRandom();
  private final EmfMeterRegistry meters;
  private final Traces traces;
  private final Watch watch;
  private final Settings settings;
  private final Targets targets;
  private final GuardianStore store;
  private final Supplier<SsmClient> parameters = new Once<>(Secrets::parameterStore);
  private final Supplier<Secrets> secrets = new Once<>(() -> Secrets.onAws(clock, parameters));
  private final Supplier<Guarded> guarded = new Once<>(this::readGuarded);

  private FunctionParts(Agent agent, Settings settings) {
    String service = agent.functionName();
    this.settings = settings;
    this.meters = new EmfMeterRegistry(service, System.out);
    this.traces = traces(agent);
    this.watch = new MeteredWatch(service, meters, traces);
    this.targets = Targets.onAws(service);
    this.store = GuardianStore.onAws(settings.table(), chance, clock);
  }

  /** Opened by the first that is sent, not by the start. */
  private Supplier<Map<String, String>> headers(SecretReference reference) {
    var headers = new Once<>(() -> secrets().headers(reference));
    return () -> headers.get().get();
  }

  private Traces traces(Agent agent) {
    return settings
        .traces()
        .<Traces>map(
            to ->
                OtlpTraces.to(
                    to.endpoint(),
                    to.headers().map(this::headers),
                    agent,
                    settings.sampling(),
                    clock,
                    chance))
        .orElse(Traces.OFF);
  }

  /** From here on the log is JSON, too. */
  public static FunctionParts onAws(Agent agent, Settings settings) {
    JsonLogFormatter.onConsole(agent.functionName());
    return new FunctionParts(agent, settings);
  }

  public Settings settings() {
    return settings;
  }

  /** What may be touched: read once, when the function starts. */
  public Guarded guarded() {
    return guarded.get();
  }

  private Guarded readGuarded() {
    return switch (settings.guarded()) {
      case GuardedReference.Given given -> given.map();
      case GuardedReference.Below below ->
          new GuardedParameters(parameters.get()).below(below.path());
    };
  }

  /** As whom targets are touched. */
  public Targets targets() {
    return targets;
  }

  public Secrets secrets() {
    return secrets.get();
  }

  public GuardianStore store() {
    return store;
  }

  public InstantSource clock() {
    return clock;
  }

  public RandomGenerator chance() {
    return chance;
  }

  public Pace pace() {
    return Pace.onAws();
  }

  public EmfMeterRegistry meters() {
    return meters;
  }

  public Watch watch() {
    return watch;
  }

  /** GitHub, as whom the settings name; empty where they name nobody. */
  public Optional<GitHub> github() {
    return secrets()
        .gitHub(settings.gitHub())
        .map(github -> GitHub.connect(github, clock, Sleeper.REAL));
  }

  /** What asks a release whether it works. */
  public Suite suite() {
    var ownMachine = settings.onLambda() ? OwnMachine.REFUSED : OwnMachine.REACHED;
    var bypasses = new BypassSecrets(secrets(), settings.bypasses());
    var probes = new Probes(LambdaInvocations.onAws(targets()), bypasses, ownMachine, clock);
    return new Suite(new TracedProbe(probes), chance);
  }

  public Doors doors(Supplier<JsonNode> health) {
    return new Doors(clock, health, watch);
  }

  public Entrance entrance(UnaryOperator<JsonNode> door) {
    return new Entrance(door, clock, meters, watch, traces);
  }

  /** Whether the table can be read. */
  public Reachable table() {
    return new Reachable("dynamodb", store::ping, clock);
  }

  @Override
  public void close() {
    store.close();
  }
}
