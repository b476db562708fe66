package io.deployguardian.aws.testing;

import io.deployguardian.aws.testing.EmulatorKind.Machine;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testcontainers.DockerClientFactory;

/** Starts the machine's emulator with the first test that wants it; JUnit closes it at the end. */
final class EmulatorExtension implements ExecutionCondition, ParameterResolver {

  /** What was found. JUnit's store closes it after the last test of the JVM. */
  private record Found(Optional<Emulator> emulator) implements AutoCloseable {
    @Override
    public void close() {
      emulator.ifPresent(Emulator::close);
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
    return found(test)
        .emulator()
        .map(running -> ConditionEvaluationResult.enabled("on " + running))
        .orElseGet(() -> ConditionEvaluationResult.disabled("no emulator of AWS"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Emulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return found(test).emulator().orElseThrow();
  }

  private static Found found(ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(EmulatorExtension.class))
        .computeIfAbsent(Found.class, key -> find(), Found.class);
  }

  private static Found find() {
    var machine =
        new Machine(
            System.getenv(),
            () -> DockerClientFactory.instance().isDockerAvailable(),
            Moto.command().isPresent());
    Optional<Emulator> emulator = EmulatorKind.choose(machine).map(kind -> start(kind, machine));
    System.err.println(
        emulator
            .map(running -> "Emulator of AWS: " + running)
            .orElse("SKIPPED, not passed: no emulator of AWS; one of " + EmulatorKind.needs()));
    return new Found(emulator);
  }

  private static Emulator start(EmulatorKind kind, Machine machine) {
    return switch (kind) {
      case ENDPOINT -> running(URI.create(machine.variable(EmulatorKind.URL)));
      case LOCALSTACK -> Containers.localStack(machine.variable(EmulatorKind.TOKEN));
      case FLOCI -> Containers.floci();
      case MOTO -> Moto.start();
    };
  }

  private static Emulator running(URI endpoint) {
    Moto.prepare(endpoint);
    return new Emulator("what runs", endpoint, () -> {});
  }
}
