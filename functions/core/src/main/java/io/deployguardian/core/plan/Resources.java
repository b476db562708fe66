package io.deployguardian.core.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * What one instance may use, and how many there are.
 *
 * @param cpu cores, as Kubernetes writes them: {@code 500m}, {@code 2}
 * @param memory with its unit: {@code 512Mi}, {@code 1G}
 * @param cpuTarget the share of its CPU, above 0 and up to 1, above which more instances are
 *     started
 */
public record Resources(
    Optional<String> cpu,
    Optional<String> memory,
    int leastReplicas,
    int mostReplicas,
    double cpuTarget) {

  public static final int USUAL_LEAST = 2;
  public static final int USUAL_MOST = 10;
  public static final double USUAL_CPU_TARGET = 0.7;

  public Resources {
    Objects.requireNonNull(cpu, "cpu");
    Objects.requireNonNull(memory, "memory");
  }
}
