package io.deployguardian.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/** What core decides, by function. All else in core is the language that they share. */
final class CoreSlices implements SliceAssignment {
  private static final String CORE = "io.deployguardian.core.";
  private static final List<String> NAMES =
      List.of(
          "intake",
          "gate",
          "smoke",
          "canary",
          "rollback",
          "audit",
          "notification",
          "command",
          "delivery",
          "pipeline",
          "runbook");

  static final String[] PACKAGES =
      NAMES.stream().map(slice -> CORE + slice + "..").toArray(String[]::new);

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    return NAMES.stream()
        .filter(slice -> (type.getPackageName() + ".").startsWith(CORE + slice + "."))
        .findFirst()
        .map(SliceIdentifier::of)
        .orElseGet(SliceIdentifier::ignore);
  }

  @Override
  public String getDescription() {
    return "slices of core " + NAMES;
  }
}
