package io.deployguardian.aws.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.GuardianStore;
import io.deployguardian.aws.settings.GuardedMap;
import io.deployguardian.core.check.Invocations;
import io.deployguardian.core.check.Suite;
import io.deployguardian.core.check.Workflows;
import io.deployguardian.core.gate.Planning;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.intake.Intake;
import io.deployguardian.core.plan.PlanSource.Fetched;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.smoke.SmokeTest;
import io.deployguardian.wire.http.Bypasses;
import io.deployguardian.wire.http.OwnMachine;
import io.deployguardian.wire.http.Probes;
import io.deployguardian.wire.plan.YamlPlanReader;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The deployment of the golden events, {@code 4711-1001-shop}, told to the store as the functions
 * before the one under test would have done it.
 */
public record Friday(GuardianStore store, InstantSource clock) implements AutoCloseable {

  public static final RolloutId ID = new RolloutId("4711-1001-shop");
  public static final ServiceKey KEY = new ServiceKey(4711, "shop", "production");
  public static final String PLAN =
      """
      version: 1
      services:
        shop:
          environments:
            production:
              smoke:
                limit: 10s
                privateProbes: true
                checks:
                  - { name: health, path: /health, status: 200, timeout: 2s }
              canary:
                interval: 1m
                stages:
                  - { weight: 10, soak: 10m }
                  - { weight: 100 }
                metrics:
                  - { name: error-rate, kind: ratio, direction: increase, threshold: 5%, critical: true, required: true }
              hold: 2h
      """;

  public static Friday begins() {
    return new Friday(GuardianResource.store(), InstantSource.system());
  }

  public static Release release(int version) {
    return new Release(
        "2b6d8dec6be04c2b30613cd31fd8c36e209a66d" + version % 10, String.valueOf(version));
  }

  /** Version {@code good} was promoted before. */
  public Friday after(int good) {
    var deployment = new Deployment(1000, Instant.parse("2026-11-13T09:00:00Z"));
    var before = subject("4711-1000-shop", deployment, good, Optional.empty());
    var known = new KnownGood(release(good), before.id(), deployment.createdAt());
    var ended = Registered.at(known.at(), before, Pace.onAws()).unguarded("for a test", known.at());
    var environment = Environment.unseen(KEY).heldBy(before.id()).promoted(known);
    assertThat(
            store
                .rollouts()
                .commit(Change.of(Step.first(ended)).in(environment).remember(known), Set.of()))
        .isInstanceOf(Committed.Done.class);
    return this;
  }

  /** Version 2 is deployed and published. */
  public Friday registered(Optional<URI> url) {
    var deployment = new Deployment(1001, Instant.parse("2026-11-20T09:00:00Z"));
    var subject = subject(ID.value(), deployment, 2, url);
    var intake = new Intake(store.rollouts(), store.gates(), store.inbox(), Pace.onAws(), clock);
    assertThat(intake.receive("delivery-1", new Fact.Created(subject)))
        .isInstanceOf(Intake.Received.Accepted.class);
    assertThat(
            intake.receive(
                "delivery-2",
                new Fact.Reported(subject, Fact.Outcome.SUCCEEDED, 88001, clock.instant(), url)))
        .isInstanceOf(Intake.Received.Accepted.class);
    return this;
  }

  public Friday planned() {
    return planned(PLAN);
  }

  public Friday planned(String plan) {
    var reader = new YamlPlanReader();
    var planning =
        new Planning(
            store.rollouts(),
            store.plans(reader),
            subject -> new Fetched.Found(plan, "a test"),
            reader,
            GuardedMap.parse("map", GuardianResource.GUARDED),
            store.switches(Mode.GUARDING),
            Pace.onAws(),
            clock);
    assertThat(planning.plan(ID, Set.of())).isInstanceOf(Handled.Moved.class);
    return this;
  }

  /** Its smoke test passed, wherever it answers. */
  public Friday tested() {
    var test =
        new SmokeTest(
            store.rollouts(),
            store.plans(new YamlPlanReader()),
            new Suite(
                new Probes(Invocations.NONE, Bypasses.NONE, OwnMachine.REACHED, clock),
                new Random()),
            Workflows.NONE,
            GuardedMap.parse("map", GuardianResource.GUARDED),
            store.switches(Mode.GUARDING),
            Pace.onAws(),
            clock);
    assertThat(test.test(ID, Set.of())).isInstanceOf(Handled.Moved.class);
    return this;
  }

  public Recorded now() {
    return store.rollouts().find(ID).orElseThrow();
  }

  private static Subject subject(String id, Deployment deployment, int version, Optional<URI> url) {
    return new Subject(
        new RolloutId(id),
        KEY,
        "octo-org/shop",
        deployment,
        release(version),
        Optional.empty(),
        url,
        "8283a419ad5a58ea8c5098d97de558e7");
  }

  @Override
  public void close() {
    store.close();
  }
}
