package io.deployguardian.infrastructure.code;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.aws.settings.Settings;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The accessors of {@link Settings} that a function calls: what it has to be told. */
final class ReadSettings {

  /** Prepared for every function, and done only for those that ask: by accessor, the asking. */
  private static final Map<String, String> ON_DEMAND = Map.of("guarded", "guarded");

  private ReadSettings() {}

  static SortedSet<String> among(Set<JavaCodeUnit> reached) {
    return reached.stream()
        .filter(at -> at.getOwner().isEquivalentTo(Settings.class))
        .filter(at -> at.isMethod() && at.getRawParameterTypes().isEmpty())
        .filter(at -> at.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaCodeUnit::getName)
        .filter(accessor -> isAsked(accessor, reached))
        .filter(accessor -> !isOfAnyRecord(accessor))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isAsked(String accessor, Set<JavaCodeUnit> reached) {
    String asking = ON_DEMAND.get(accessor);
    return asking == null
        || reached.stream()
            .anyMatch(
                at ->
                    at.getOwner().isEquivalentTo(FunctionParts.class)
                        && at.getName().equals(asking));
  }

  private static boolean isOfAnyRecord(String method) {
    return Set.of("values", "toString", "hashCode").contains(method);
  }
}
