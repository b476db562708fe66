package io.deployguardian.infrastructure.code;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A method as it is called: by the type that the caller knows. */
record Call(JavaClass owner, String name, List<String> parameters) {

  static Call to(CodeUnitAccessTarget target) {
    return new Call(target.getOwner(), target.getName(), names(target.getRawParameterTypes()));
  }

  static Call to(JavaMethod method) {
    return new Call(method.getOwner(), method.getName(), names(method.getRawParameterTypes()));
  }

  /** Whether an object of that class can be what it is called on. */
  boolean mayBeOn(JavaClass type) {
    return type.getAllClassesSelfIsAssignableTo().contains(owner);
  }

  /** What runs if it is called on an object of that class: its own, an inherited, a default one. */
  Optional<JavaMethod> bodyIn(JavaClass type) {
    var classes = Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream());
    return Stream.concat(classes, type.getAllRawInterfaces().stream())
        .flatMap(at -> declaredIn(at).stream())
        .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT))
        .findFirst();
  }

  Optional<JavaMethod> declaredIn(JavaClass type) {
    return type.tryGetMethod(name, parameters.toArray(String[]::new));
  }

  private static List<String> names(List<JavaClass> types) {
    return types.stream().map(HasName::getName).toList();
  }
}
