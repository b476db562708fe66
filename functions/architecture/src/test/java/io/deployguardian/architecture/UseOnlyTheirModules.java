package io.deployguardian.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/** Of our own modules, a class uses its own and those that {@link Modules#mayUse} lists. */
final class UseOnlyTheirModules extends ArchCondition<JavaClass> {
  UseOnlyTheirModules() {
    super("use only the modules that theirs may use");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    var own = module(type).orElseThrow(() -> new AssertionError("of no module: " + type));
    type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> forbidden(own, dependency))
        .map(dependency -> SimpleConditionEvent.violated(type, dependency.getDescription()))
        .forEach(events::add);
  }

  private static boolean forbidden(String own, Dependency dependency) {
    return module(dependency.getTargetClass())
        .filter(other -> !other.equals(own) && !Modules.mayUse(own).contains(other))
        .isPresent();
  }

  private static Optional<String> module(JavaClass type) {
    return Modules.known().stream()
        .filter(module -> (type.getPackageName() + ".").startsWith(Modules.packageOf(module) + "."))
        .findFirst();
  }
}
