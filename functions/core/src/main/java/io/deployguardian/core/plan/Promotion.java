package io.deployguardian.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What has to be before a service may be brought into an environment, and what its being there is
 * worth for the next one.
 *
 * @param after the environment that comes first; empty where {@link ServicePlan#before} finds it
 * @param soak how long a promotion has to have stood in this environment before the next one may
 *     follow
 * @param approval the role whose members approve, such as {@code tech_lead}; who they are is the
 *     guardian's own configuration
 * @param branch the branch, or a glob of branches, that is deployed here
 * @param domain the host name that the environment is reached at
 * @param reason why this strategy
 * @param requiredChecks names of GitHub checks that have to be green on the commit
 * @param freezes when nothing may be deployed here
 */
public record Promotion(
    Tier tier,
    Optional<String> after,
    Duration soak,
    Optional<String> approval,
    Optional<String> branch,
    Optional<String> domain,
    Strategy strategy,
    Optional<String> reason,
    List<String> requiredChecks,
    List<FreezeWindow> freezes) {

  public static final Duration STAGING_SOAK = Duration.ofHours(2);

  /** Windows that follow each other more often than this are taken for a freeze without end. */
  private static final int LONGEST_CHAIN = 100;

  public Promotion {
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(soak, "soak");
    Objects.requireNonNull(approval, "approval");
    Objects.requireNonNull(branch, "branch");
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(reason, "reason");
    requiredChecks = List.copyOf(requiredChecks);
    freezes = List.copyOf(freezes);
  }

  /** What holds in a tier where a plan says nothing. */
  public static Promotion usual(Tier tier) {
    return new Promotion(
        tier,
        Optional.empty(),
        usualSoak(tier),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Strategy.CANARY,
        Optional.empty(),
        List.of(),
        List.of());
  }

  public static Duration usualSoak(Tier tier) {
    return tier == Tier.STAGING ? STAGING_SOAK : Duration.ZERO;
  }

  /** Whether the branch may be deployed here; any may where none is named. */
  public boolean takes(String deployed) {
    return branch.map(glob -> Glob.any(List.of(glob), deployed)).orElse(true);
  }

  /** The window that freezes this environment; of several the one that ends last. */
  public Optional<FreezeWindow> frozenBy(Instant now) {
    return freezes.stream()
        .filter(window -> window.covers(now))
        .max(Comparator.comparing(window -> window.endsAfter(now).orElseThrow()));
  }

  /** The first moment, not before {@code now}, that no window covers; empty if there is none. */
  public Optional<Instant> thawsAfter(Instant now) {
    Instant at = now;
    for (int windows = 0; windows <= LONGEST_CHAIN; windows++) {
      Optional<FreezeWindow> frozen = frozenBy(at);
      if (frozen.isEmpty()) {
        return Optional.of(at);
      }
      at = frozen.get().endsAfter(at).orElseThrow();
    }
    return Optional.empty();
  }
}
