package io.deployguardian.wire.json;

import io.deployguardian.core.audit.AuditReport;
import io.deployguardian.core.command.Order;
import io.deployguardian.core.notification.Notice;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollout;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every type of core that crosses JSON, found by walking the roots: alternatives of sealed types,
 * components of records.
 */
final class CrossingTypes {

  static final List<Class<?>> ROOTS =
      List.of(
          Rollout.class,
          Event.class,
          Recorded.class,
          Environment.class,
          Environment.KnownGood.class,
          Decision.class,
          Effect.class,
          Gate.class,
          Notice.class,
          Measurement.class,
          Claim.class,
          Handled.class,
          Order.class,
          AuditReport.class,
          Mode.class);

  private final Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));

  private CrossingTypes() {}

  static Set<Class<?>> all() {
    var types = new CrossingTypes();
    ROOTS.forEach(types::walk);
    return types.found;
  }

  /** The records behind a sealed type, or the record itself. */
  static Stream<Class<?>> alternatives(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses())
            .flatMap(CrossingTypes::alternatives)
            .distinct()
        : Stream.of(type);
  }

  private void walk(Type type) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(this::walk);
    } else if (type instanceof Class<?> plain && isOurs(plain) && found.add(plain)) {
      if (plain.isSealed()) {
        Stream.of(plain.getPermittedSubclasses()).forEach(this::walk);
      }
      if (plain.isRecord()) {
        Stream.of(plain.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .forEach(this::walk);
      }
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("io.deployguardian.");
  }
}
