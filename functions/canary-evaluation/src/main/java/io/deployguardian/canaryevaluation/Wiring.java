package io.deployguardian.canaryevaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.aws.cloudwatch.CloudWatchMetricSource;
import io.deployguardian.aws.lambda.LambdaAliasTraffic;
import io.deployguardian.core.canary.ByHandCanary;
import io.deployguardian.core.canary.CanaryEvaluation;
import io.deployguardian.core.canary.Exposure;
import io.deployguardian.core.canary.SoakingCanary;
import io.deployguardian.core.canary.judge.SequentialJudge;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Steering;
import io.deployguardian.wire.door.CanaryDoor;
import io.deployguardian.wire.door.Replays;
import io.deployguardian.wire.plan.YamlPlanReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Canary evaluation, put together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  Agent function() {
    return Agent.CANARY_EVALUATION;
  }

  @Produces
  @Singleton
  UnaryOperator<JsonNode> door(FunctionParts parts, Supplier<JsonNode> health) {
    var rollouts = parts.store().rollouts();
    var plans = parts.store().plans(new YamlPlanReader());
    var switches = parts.store().switches(parts.settings().mode());
    var guarded = parts.guarded();
    var pace = parts.pace();
    var clock = parts.clock();
    var metrics = CloudWatchMetricSource.onAws(parts.targets());
    var judge = new SequentialJudge();
    var soaking = new SoakingCanary(rollouts, plans, guarded, metrics, judge, pace);
    var steering = new Steering(rollouts, guarded, LambdaAliasTraffic.onAws(parts.targets()));
    var door =
        new CanaryDoor(
                rollouts,
                new CanaryEvaluation(rollouts, switches, soaking, pace, clock),
                soaking,
                new ByHandCanary(rollouts, plans, switches, pace, clock),
                new Replays(rollouts, plans, judge),
                switches,
                clock,
                parts.watch())
            .of(
                parts.doors(health),
                new Exposure(rollouts, plans, steering, switches, pace, clock));
    return door::enter;
  }
}
