package io.deployguardian.infrastructure.code;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What the container calls of its beans: everything, but of the producers only those it needs. */
final class Container {

  private static final String PRODUCES = "jakarta.enterprise.inject.Produces";
  private static final String DISPOSES = "jakarta.enterprise.inject.Disposes";

  private Container() {}

  static Set<JavaCodeUnit> calledOf(Collection<JavaClass> beans) {
    Set<JavaCodeUnit> called = new HashSet<>();
    Set<String> wanted = new HashSet<>();
    boolean more = true;
    while (more) {
      var next =
          beans.stream()
              .flatMap(bean -> bean.getCodeUnits().stream())
              .filter(codeUnit -> isCalled(codeUnit, wanted))
              .collect(Collectors.toSet());
      more = called.addAll(next);
      next.stream()
          .filter(codeUnit -> !disposes(codeUnit))
          .flatMap(codeUnit -> codeUnit.getParameterTypes().stream())
          .map(HasName::getName)
          .forEach(wanted::add);
    }
    return called;
  }

  private static boolean isCalled(JavaCodeUnit codeUnit, Set<String> wanted) {
    return !codeUnit.isAnnotatedWith(PRODUCES)
        || wanted.contains(codeUnit.getReturnType().getName())
        || isCollected(codeUnit.getReturnType());
  }

  /** Health checks and meters: whoever knows their type asks for all that there are. */
  private static boolean isCollected(JavaType type) {
    return type.toErasure().getAllClassesSelfIsAssignableTo().stream()
        .map(JavaClass::getPackageName)
        .anyMatch(name -> !name.startsWith("java.") && !name.startsWith("io.deployguardian."));
  }

  private static boolean disposes(JavaCodeUnit codeUnit) {
    return codeUnit.getParameters().stream()
        .anyMatch(parameter -> parameter.isAnnotatedWith(DISPOSES));
  }
}
