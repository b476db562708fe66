package io.deployguardian.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Map;
import java.util.Set;

/**
 * The clock, randomness and the environment, called or handed on as a method reference. What is
 * passed in ({@code InstantSource}, {@code RandomGenerator}) is fine: only its sources are not.
 */
final class ReachesForTheAmbient extends DescribedPredicate<JavaAccess<?>> {
  private static final String CONSTRUCTOR = "<init>";

  private static final Map<String, Set<String>> SOURCES =
      Map.ofEntries(
          Map.entry("java.time.InstantSource", Set.of("system")),
          Map.entry(
              "java.lang.System",
              Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties")),
          Map.entry("java.lang.ProcessHandle", Set.of("current")),
          Map.entry("java.net.InetAddress", Set.of("getLocalHost")),
          Map.entry("java.util.Locale", Set.of("getDefault")),
          Map.entry("java.util.TimeZone", Set.of("getDefault")),
          Map.entry("java.lang.Math", Set.of("random")),
          Map.entry("java.util.UUID", Set.of("randomUUID")),
          Map.entry("java.util.Date", Set.of(CONSTRUCTOR)),
          Map.entry("java.util.Random", Set.of(CONSTRUCTOR)),
          Map.entry("java.util.SplittableRandom", Set.of(CONSTRUCTOR)),
          Map.entry("java.security.SecureRandom", Set.of(CONSTRUCTOR)),
          Map.entry("java.util.concurrent.ThreadLocalRandom", Set.of("current")),
          Map.entry("java.util.random.RandomGenerator", Set.of("of", "getDefault")));

  ReachesForTheAmbient() {
    super("is the clock, randomness or the environment");
  }

  @Override
  public boolean test(JavaAccess<?> access) {
    var target = access.getTarget();
    return SOURCES.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName())
        || readsTheClock(target);
  }

  /**
   * {@code Instant.now()}, {@code LocalDate.now(zone)}, {@code Clock.systemUTC()}, {@code
   * ZoneId.systemDefault()}...
   */
  private static boolean readsTheClock(AccessTarget target) {
    var name = target.getName();
    return target.getOwner().getPackageName().equals("java.time")
        && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
  }
}
