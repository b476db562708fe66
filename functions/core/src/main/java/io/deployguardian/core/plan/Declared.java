package io.deployguardian.core.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a service says about itself. A part that is empty was not declared, which the readiness gate
 * may mind; the others have defaults.
 *
 * @param runbook a file of the repository or an https URL
 * @param flags the feature flags that the service reads
 */
public record Declared(
    Optional<HealthChecks> health,
    Optional<WayBackPlan> rollback,
    Optional<Monitoring> monitoring,
    Optional<String> runbook,
    Optional<Resources> resources,
    Security security,
    Objectives objectives,
    Optional<Contacts> contacts,
    Optional<Migrations> migrations,
    List<String> flags) {

  public static final Declared NOTHING =
      new Declared(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Security.USUAL,
          Objectives.USUAL,
          Optional.empty(),
          Optional.empty(),
          List.of());

  public Declared {
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(rollback, "rollback");
    Objects.requireNonNull(monitoring, "monitoring");
    Objects.requireNonNull(runbook, "runbook");
    Objects.requireNonNull(resources, "resources");
    Objects.requireNonNull(security, "security");
    Objects.requireNonNull(objectives, "objectives");
    Objects.requireNonNull(contacts, "contacts");
    Objects.requireNonNull(migrations, "migrations");
    flags = List.copyOf(flags);
  }
}
