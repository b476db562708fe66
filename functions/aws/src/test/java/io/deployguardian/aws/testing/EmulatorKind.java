package io.deployguardian.aws.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The emulators of AWS that the adapters are tested on, the most deliberate choice first. */
enum EmulatorKind {
  /** Whatever runs already at {@code AWS_ENDPOINT_URL}. */
  ENDPOINT("AWS_ENDPOINT_URL"),
  LOCALSTACK("LOCALSTACK_AUTH_TOKEN and Docker"),
  FLOCI("Docker"),
  MOTO("a moto_server on the PATH (pip install 'moto[server]')");

  /** Names one of them, or "any": then its absence is an error, where it is a skip otherwise. */
  static final String DEMAND = "DEPLOYGUARDIAN_EMULATOR";

  static final String URL = "AWS_ENDPOINT_URL";
  static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";
  private static final String ANY = "any";

  final String needs;

  EmulatorKind(String needs) {
    this.needs = needs;
  }

  /** What a machine has. Docker is asked for last and once: it takes a while to say no. */
  record Machine(Map<String, String> environment, BooleanSupplier docker, boolean hasMoto) {
    String variable(String name) {
      return environment.getOrDefault(name, "").strip();
    }
  }

  /** Empty where there is none and none was demanded. */
  static Optional<EmulatorKind> choose(Machine machine) {
    String demand = machine.variable(DEMAND);
    Optional<EmulatorKind> found =
        Arrays.stream(values())
            .filter(kind -> demand.isEmpty() || demand.equals(ANY) || kind.isCalled(demand))
            .filter(kind -> kind.isOn(machine))
            .findFirst();
    if (found.isEmpty() && !demand.isEmpty()) {
      throw new IllegalStateException(DEMAND + ": found " + demand + ", expected " + known(demand));
    }
    return found;
  }

  private boolean isOn(Machine machine) {
    return switch (this) {
      case ENDPOINT -> !machine.variable(URL).isEmpty();
      case LOCALSTACK -> !machine.variable(TOKEN).isEmpty() && machine.docker().getAsBoolean();
      case FLOCI -> machine.docker().getAsBoolean();
      case MOTO -> machine.hasMoto();
    };
  }

  private boolean isCalled(String name) {
    return name().toLowerCase(Locale.ROOT).equals(name);
  }

  private static String known(String demand) {
    return Arrays.stream(values())
        .filter(kind -> kind.isCalled(demand))
        .map(kind -> "what it needs here: " + kind.needs)
        .findFirst()
        .orElse("one of any, " + needs());
  }

  /** All of them with what they need, for whoever has none. */
  static String needs() {
    return Arrays.stream(values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT) + " (" + kind.needs + ")")
        .collect(Collectors.joining(", "));
  }
}
