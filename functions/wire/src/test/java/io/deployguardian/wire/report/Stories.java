package io.deployguardian.wire.report;

import io.deployguardian.core.canary.ByHandCanary.Word;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.notification.Dossier;
import io.deployguardian.core.notification.Dossiers;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.testing.FakeTraffic.Failure;
import io.deployguardian.core.testing.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deployments as they really go: a guardian in memory decides about them. */
final class Stories {

  private static final String[] COMMITS = {
    "5f0c2a9e71b3d84f6aa2c10be7d9438f21c6e5b0", "2b6d8dec6be04c2b30613cd31fd8c36e209a66d2"
  };

  private final World world = new World();

  /** 1.3.2 is live, and 1.4.0 is deployed and let through by the gate. */
  private Stories() {
    deploy(0);
    publish(0);
    world.minutes(9);
    deploy(1);
  }

  static Dossier promoted() {
    var story = new Stories();
    story.approve();
    story.publish(1);
    story.world.minutes(8);
    return story.dossier();
  }

  static Dossier soaking() {
    var story = new Stories();
    story.publish(1);
    story.world.minutes(1);
    return story.dossier();
  }

  static Dossier held() {
    var story = new Stories();
    story.publish(1);
    story.world.minutes(1);
    story.world.byHand.say(Word.HOLD, subject(1).id(), World.ADA);
    return story.dossier();
  }

  /** Fails at its second stage, and the target refuses the first write of the way back. */
  static Dossier rolledBack() {
    var story = new Stories();
    story.approve();
    story.publish(1);
    story.world.minutes(2);
    story.world.metrics.makeSick("shop:1.4.0");
    story.world.clock.pass(Duration.ofSeconds(70));
    story.world.traffic.failNext(Failure.REFUSAL);
    story.world.minutes(6);
    return story.dossier();
  }

  /** The target never takes the way back. */
  static Dossier rollbackFailed() {
    var story = new Stories();
    story.publish(1);
    story.world.metrics.makeSick("shop:1.4.0");
    story.world.traffic.failAlways(Failure.REFUSAL);
    story.world.minutes(11);
    return story.dossier();
  }

  static Dossier smokeTestFailed() {
    var story = new Stories();
    story.world.probe.makeSick("shop%3A1.4.0");
    story.world.probe.makeSick("1-4-0");
    story.publish(1);
    return story.dossier();
  }

  static Dossier vetoed() {
    var story = new Stories();
    Recorded known = story.recorded();
    Planned planned = (Planned) known.rollout();
    var reasons =
        List.of(
            new Reason(
                "no_runbook",
                ".github/deploy-guardian.yml services.shop.runbook: add a runbook that says what to"
                    + " do at night"),
            new Reason("required_check", "build (GitHub Actions): wait until it is green"));
    var step =
        Step.from(known, planned.veto(reasons, story.world.clock.instant()))
            .because(
                checks("veto the deployment")
                    .with("check: no_runbook", "FAIL: " + reasons.get(0).text())
                    .with("check: required_check", "FAIL: " + reasons.get(1).text()),
                story.world.clock.instant());
    story.world.store.commit(Change.of(step), Set.of());
    return story.dossier();
  }

  private void approve() {
    Recorded known = recorded();
    var step =
        Step.from(known, known.rollout())
            .because(checks("approve the deployment"), world.clock.instant());
    world.store.commit(Change.of(step), Set.of());
    world.minutes(1);
  }

  /** In the words of the gate. */
  private static Draft checks(String decision) {
    return Draft.by(Agent.READINESS_GATE, decision)
        .from("workflow run 7001")
        .with("run", 7001)
        .with("check: no_health_checks", "PASS: /health is declared")
        .with("check: required_check", "PASS: build is green")
        .with(
            "check: vulnerable_dependency",
            "WARNING: package-lock.json: update semver from 7.3.7 to 7.5.2")
        .with("check: frozen", "PASS: no freeze window is open")
        .with("check: error_budget", "SKIPPED: no source of error budgets is configured")
        .with("check: unreviewed_commit", "PASS: each of 4 commits was reviewed");
  }

  private void deploy(int n) {
    world.tell(new Fact.Created(subject(n)));
    world.bus.run();
  }

  private void publish(int n) {
    world.tell(
        new Fact.Reported(
            subject(n), Fact.Outcome.SUCCEEDED, 10 + n, world.clock.instant(), Optional.empty()));
    world.bus.run();
  }

  private static Subject subject(int n) {
    return new Subject(
        RolloutId.of(World.KEY.repository(), 1000 + n, World.KEY.service()),
        World.KEY,
        "octo-org/shop",
        new Deployment(1000 + n, World.subject(60 + 540 * n).deployment().createdAt()),
        new Release(COMMITS[n], n == 0 ? "shop:1.3.2" : "shop:1.4.0"),
        Optional.empty(),
        Optional.of(URI.create("https://shop-1-" + (3 + n) + "-0.preview.example.org")),
        "8283a419ad5a58ea8c5098d97de558e7");
  }

  private Recorded recorded() {
    return world.store.find(subject(1).id()).orElseThrow();
  }

  private Dossier dossier() {
    return new Dossiers(world.store, world.store, world.plans).of(subject(1).id()).orElseThrow();
  }
}
