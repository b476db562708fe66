package io.deployguardian.wire.json;

import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.rollout.Weight;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Values of any record or sealed type, drawn component by component, so that a new state is tested
 * the day it appears.
 */
final class Generated {

  private static final Arbitrary<String> TEXT =
      Arbitraries.strings()
          .withCharRange(' ', '~')
          .withChars("äß€\"\\/\n\t\u0001 \u2028日")
          .ofMinLength(1)
          .ofMaxLength(12)
          .filter(text -> !text.isBlank());

  private static final Arbitrary<Instant> INSTANTS =
      Combinators.combine(
              Arbitraries.longs().between(0, 4_102_444_800L),
              Arbitraries.of(0, 1, 500_000_000, 123_456_789))
          .as(Instant::ofEpochSecond);

  private static final Arbitrary<Duration> DURATIONS =
      Arbitraries.longs().between(0, 10_000_000_000L).map(Duration::ofMillis);

  private static final Arbitrary<Double> DOUBLES =
      Arbitraries.oneOf(
          Arbitraries.doubles(),
          Arbitraries.of(-0.0, Double.NaN, Double.POSITIVE_INFINITY, 0.1 + 0.2));

  private static final Map<Class<?>, Arbitrary<?>> KNOWN =
      Map.ofEntries(
          Map.entry(String.class, TEXT),
          Map.entry(Instant.class, INSTANTS),
          Map.entry(Duration.class, DURATIONS),
          Map.entry(long.class, Arbitraries.longs()),
          Map.entry(int.class, Arbitraries.integers()),
          Map.entry(double.class, DOUBLES),
          Map.entry(boolean.class, Arbitraries.of(true, false)),
          Map.entry(
              OptionalDouble.class,
              DOUBLES
                  .filter(number -> !Double.isNaN(number)) // a threshold is a number
                  .map(OptionalDouble::of)
                  .injectNull(0.3)
                  .map(Generated::orEmpty)),
          Map.entry(
              URI.class,
              Arbitraries.of("https://shop.example/a?b=%20", "http://[::1]:80/").map(URI::create)),
          Map.entry(Weight.class, Arbitraries.integers().between(0, 100).map(Weight::new)),
          Map.entry(Verdict.Fail.class, reasons().map(Verdict.Fail::new)),
          Map.entry(Verdict.Inconclusive.class, reasons().map(Verdict.Inconclusive::new)));

  private Generated() {}

  @SuppressWarnings("unchecked")
  static <T> Arbitrary<T> of(Class<T> type) {
    return (Arbitrary<T>) any(type);
  }

  private static Arbitrary<?> any(Type type) {
    if (type instanceof ParameterizedType generic) {
      return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    if (KNOWN.containsKey(plain)) {
      return KNOWN.get(plain);
    }
    if (plain.isEnum()) {
      return Arbitraries.of(plain.getEnumConstants());
    }
    return plain.isSealed() ? alternative(plain) : record(plain);
  }

  private static Arbitrary<?> container(Class<?> raw, Type[] of) {
    if (raw == Optional.class) {
      return any(of[0]).injectNull(0.4).map(Optional::ofNullable);
    }
    if (raw == List.class) {
      return any(of[0]).list().ofMaxSize(3);
    }
    if (raw == SortedMap.class) {
      return Arbitraries.maps(TEXT, any(of[1])).ofMaxSize(3).map(TreeMap::new);
    }
    throw new IllegalArgumentException("no values known of " + raw);
  }

  private static Arbitrary<?> alternative(Class<?> base) {
    List<Class<?>> alternatives = CrossingTypes.alternatives(base).toList();
    return Arbitraries.of(alternatives).flatMap(Generated::any);
  }

  private static Arbitrary<?> record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Arbitrary<?>> values =
        Arrays.stream(components).<Arbitrary<?>>map(c -> any(c.getGenericType())).toList();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    return sequence(values).map(arguments -> made(type, types, arguments));
  }

  private static Arbitrary<List<Object>> sequence(List<Arbitrary<?>> values) {
    return Combinators.combine(values.stream().map(a -> a.map(v -> (Object) v)).toList())
        .as(v -> v);
  }

  private static Object made(Class<?> type, Class<?>[] types, List<Object> arguments) {
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(arguments.toArray());
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("could not make a " + type, e);
    }
  }

  private static Arbitrary<List<Reason>> reasons() {
    return Combinators.combine(TEXT, TEXT).as(Reason::new).list().ofMinSize(1).ofMaxSize(3);
  }

  private static OptionalDouble orEmpty(OptionalDouble present) {
    return present == null ? OptionalDouble.empty() : present;
  }
}
