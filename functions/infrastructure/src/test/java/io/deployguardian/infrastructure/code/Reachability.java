package io.deployguardian.infrastructure.code;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorReferenceTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What can run, once some objects are there: rapid type analysis. A call on an interface reaches
 * the implementations that something reached has made, and no others. Where it can't know, it says
 * "reached": a library may call whatever we implement of its interfaces, any interface of ours may
 * be a lambda, and a record may be made by Jackson. ArchUnit counts a lambda's body to the method
 * that it stands in.
 */
final class Reachability {

  private final JavaClasses ours;
  private final Set<JavaClass> made = new LinkedHashSet<>();
  private final Map<JavaClass, List<JavaClass>> madeBySupertype = new HashMap<>();
  private final Map<JavaClass, Map<Call, JavaCodeUnit>> callsByOwner = new HashMap<>();
  private final Map<JavaCodeUnit, JavaCodeUnit> callers = new LinkedHashMap<>();
  private final List<JavaAccess<?>> outside = new ArrayList<>();
  private final Deque<JavaCodeUnit> open = new ArrayDeque<>();

  private Reachability(JavaClasses ours) {
    this.ours = ours;
  }

  /**
   * @param ours all that may be looked into
   * @param beans what the container makes, and calls
   */
  static Reachability from(JavaClasses ours, Set<JavaClass> beans) {
    var reachability = new Reachability(ours);
    ours.stream()
        .filter(type -> type.isInterface() || type.isRecord())
        .forEach(type -> reachability.make(type, null));
    sorted(beans, HasName::getName).forEach(bean -> reachability.make(bean, null));
    sorted(Container.calledOf(beans), JavaCodeUnit::getFullName)
        .forEach(codeUnit -> reachability.reach(codeUnit, null));
    while (!reachability.open.isEmpty()) {
      reachability.look(reachability.open.remove());
    }
    return reachability;
  }

  /** What is called of others' classes. */
  List<JavaAccess<?>> outside() {
    return List.copyOf(outside);
  }

  Set<JavaCodeUnit> reached() {
    return Collections.unmodifiableSet(callers.keySet());
  }

  /** How it comes to run: from the container's call to itself. */
  List<String> path(JavaCodeUnit codeUnit) {
    return Stream.iterate(codeUnit, at -> at != null, callers::get)
        .map(at -> at.getOwner().getSimpleName() + "." + at.getName())
        .toList()
        .reversed();
  }

  private void look(JavaCodeUnit at) {
    for (JavaAccess<?> access : inOrder(at)) {
      if (!isOurs(access.getTargetOwner())) {
        outside.add(access);
        continue;
      }
      access.getTargetOwner().getStaticInitializer().ifPresent(init -> reach(init, at));
      if (access.getTarget() instanceof CodeUnitAccessTarget target) {
        follow(target, at);
      }
    }
  }

  /** In the same order each time: what is found first is shown. */
  private static <T> List<T> sorted(Collection<? extends T> them, Function<T, String> by) {
    return them.stream().<T>map(one -> one).sorted(Comparator.comparing(by)).toList();
  }

  private static List<JavaAccess<?>> inOrder(JavaCodeUnit at) {
    Comparator<JavaAccess<?>> byLine = Comparator.comparingInt(JavaAccess::getLineNumber);
    return at.getAccessesFromSelf().stream()
        .<JavaAccess<?>>map(access -> access)
        .sorted(byLine.thenComparing(access -> access.getTarget().getFullName()))
        .toList();
  }

  private void follow(CodeUnitAccessTarget target, JavaCodeUnit at) {
    if (target instanceof ConstructorCallTarget || target instanceof ConstructorReferenceTarget) {
      make(target.getOwner(), at);
      target.resolveMember().ifPresent(constructor -> reach(constructor, at));
      return;
    }
    var call = Call.to(target);
    call.bodyIn(call.owner())
        .filter(body -> isOnItsOwn(body) || call.mayBeOn(at.getOwner()))
        .ifPresent(body -> reach(body, at));
    var sameOwner = callsByOwner.computeIfAbsent(call.owner(), owner -> new LinkedHashMap<>());
    if (sameOwner.putIfAbsent(call, at) == null) {
      var candidates = madeBySupertype.getOrDefault(call.owner(), List.of());
      List.copyOf(candidates).forEach(type -> dispatch(call, type, at));
    }
  }

  /** Needs no object: what is left, {@code super.close()}, is called from a subclass. */
  private static boolean isOnItsOwn(JavaMethod body) {
    return body.getModifiers().contains(JavaModifier.STATIC);
  }

  private void dispatch(Call call, JavaClass type, JavaCodeUnit at) {
    call.bodyIn(type).ifPresent(body -> reach(body, at));
  }

  private void make(JavaClass type, JavaCodeUnit at) {
    if (made.add(type)) {
      type.getStaticInitializer().ifPresent(init -> reach(init, at));
      calledBack(type).forEach(method -> reach(method, at));
      for (JavaClass supertype : type.getAllClassesSelfIsAssignableTo()) {
        madeBySupertype.computeIfAbsent(supertype, of -> new ArrayList<>()).add(type);
        callsByOwner
            .getOrDefault(supertype, Map.of())
            .forEach((call, caller) -> dispatch(call, type, caller));
      }
    }
  }

  /** What a library knows of the class, and may call: {@code Runnable.run}, {@code toString}. */
  private Stream<JavaMethod> calledBack(JavaClass type) {
    return type.getAllClassesSelfIsAssignableTo().stream()
        .filter(known -> !isOurs(known))
        .flatMap(known -> known.getMethods().stream())
        .flatMap(method -> Call.to(method).bodyIn(type).stream());
  }

  private void reach(JavaCodeUnit codeUnit, JavaCodeUnit from) {
    if (isOurs(codeUnit.getOwner()) && !callers.containsKey(codeUnit)) {
      callers.put(codeUnit, from);
      open.add(codeUnit);
    }
  }

  private boolean isOurs(JavaClass type) {
    return ours.contain(type.getName());
  }
}
