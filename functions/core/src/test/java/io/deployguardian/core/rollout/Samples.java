package io.deployguardian.core.rollout;

import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Environment.KnownGood;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rollouts to test with. */
public final class Samples {

  /** Far enough in the future that no time-to-live removes what a test wrote. */
  public static final Instant NOON = Instant.parse("2035-05-01T12:00:00.000000001Z");

  public static final ServiceKey KEY = new ServiceKey(4711, "shop", "production");
  public static final Pace PACE = Pace.onAws();
  static final PlanId PLAN = new PlanId("5ba3");
  static final Verdict.Pass PASS = new Verdict.Pass(List.of(new Reason("errors", "0.1 %")));
  private static final List<Reason> REASONS = List.of(new Reason("p99", "found 900 ms"));
  private static final Duration HOLD = Duration.ofHours(2);

  private Samples() {}

  public static Subject subject(int n) {
    return new Subject(
        RolloutId.of(KEY.repository(), n, KEY.service()),
        KEY,
        "acme/shop",
        new Deployment(n, NOON.plusSeconds(n)),
        release(n),
        Optional.of(release(n - 1)),
        Optional.of(URI.create("https://shop-" + n + ".example.org")),
        "4bf92f3577b34da6a3ce929d0e0e47" + String.format("%02x", n & 255));
  }

  public static Release release(int n) {
    return new Release("c0ffee" + n, Integer.toString(n));
  }

  /** The {@code n}th registered rollout, {@code n} seconds after noon. */
  public static Registered registered(int n) {
    return Registered.at(NOON.plusSeconds(n), subject(n), PACE);
  }

  /** Registers the {@code n}th rollout, with a decision and an event. */
  public static Step registration(int n) {
    Registered registered = registered(n);
    return Step.first(registered)
        .because(
            Draft.by(Agent.WEBHOOK_INTAKE, "register").from("delivery 1").with("n", n),
            registered.since())
        .telling(
            registered.since(),
            about -> new Event.RolloutRegistered(about, registered.subject().baseline()));
  }

  public static Claim claim(String id) {
    return new Claim("delivery", id, NOON);
  }

  static KnownGood good(int n) {
    return new KnownGood(release(n), subject(n).id(), NOON.plusSeconds(n));
  }

  static Measurement measurement(String metric, int minute, Measurement.Reading canary) {
    Instant from = NOON.plus(Duration.ofMinutes(minute));
    return new Measurement(
        metric,
        0,
        from,
        from.plus(Duration.ofMinutes(1)),
        new Measurement.Reading.Count(1, 1000L * (minute + 1)),
        canary);
  }

  /** One rollout in every state there is; the compiler does not know this list, a test walks it. */
  public static List<Rollout> everyState() {
    Registered registered = registered(1);
    Planned planned = registered.published(NOON, Optional.empty()).plan(PLAN, NOON, PACE);
    SmokeTesting testing = planned.smokeTest(NOON, Duration.ofMinutes(2));
    Shifting shifting = testing.shift(PASS, 0, new Weight(10), NOON, PACE);
    Soaking soaking = shifting.confirmed(NOON, Duration.ofMinutes(1));
    Held.Paused paused = soaking.hold(REASONS, NOON, HOLD);
    Promoting promoting = soaking.promote(PASS, NOON, PACE);
    var cause = Cause.of(Cause.Kind.CANARY_FAILED, "p99", NOON);
    RollingBack back = soaking.rollBack(Optional.of(release(0)), cause, NOON, PACE);
    Verdict unhealthy = Verdict.fail("GET /", "found 500, expected 200");
    return List.of(
        registered,
        registered.hold(REASONS, NOON, HOLD),
        registered.unguarded("there is no plan", NOON),
        planned,
        planned.veto(REASONS, NOON),
        testing,
        shifting,
        soaking,
        soaking.judged(Verdict.inconclusive("p99", "no data"), NOON, NOON.plusSeconds(60)),
        paused,
        promoting,
        paused.promote(new ByHand("ada", "known spike"), NOON, PACE),
        promoting.confirmed(NOON, PACE),
        back,
        back.failed("the alias is gone", NOON),
        back.confirmed(Optional.of(release(0)), unhealthy, NOON, PACE),
        back.confirmed(Optional.empty(), unhealthy, NOON, PACE),
        registered.supersede(subject(2).id(), NOON, PACE));
  }
}
