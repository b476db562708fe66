package io.deployguardian.wire.door;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.intake.Intake;
import io.deployguardian.core.intake.Intake.Received;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.wire.github.delivery.WaitingRuns;
import io.deployguardian.wire.json.DomainJson;
import java.util.Map;

/**
 * Takes in what GitHub asked and we never heard: a webhook that was lost must not leave a job
 * waiting for days. Repositories are known by their rollouts.
 */
public record LostRequests(
    Rollouts rollouts, Guarded guarded, WaitingRuns waiting, Intake intake, Watch watch) {

  private static final int SEARCHED = 500;

  /** Each repository is an edge of its own: one that fails is counted, the next goes on. */
  ObjectNode take() {
    int found = 0;
    int taken = 0;
    int failed = 0;
    for (Map.Entry<Long, String> repository : repositories().entrySet()) {
      try {
        for (Fact.ApprovalRequested asked :
            waiting.in(repository.getKey(), repository.getValue())) {
          found++;
          taken += intake.receive(delivery(asked), asked) instanceof Received.Accepted ? 1 : 0;
        }
      } catch (RuntimeException e) {
        failed++;
        watch.failed("look for jobs that wait in " + repository.getValue(), e);
      }
    }
    watch.count("RequestsFound", taken);
    return DomainJson.mapper()
        .createObjectNode()
        .put("waiting", found)
        .put("taken", taken)
        .put("failed", failed);
  }

  /** By the newest name that a rollout knows. */
  private Map<Long, String> repositories() {
    return rollouts.newest(SEARCHED).stream()
        .map(Recorded::subject)
        .filter(subject -> guarded.names(subject.key().repository()))
        .collect(
            toMap(
                subject -> subject.key().repository(),
                subject -> subject.repositoryName(),
                (newest, older) -> newest));
  }

  private static String delivery(Fact.ApprovalRequested asked) {
    return "waiting-" + asked.run() + "-" + asked.subject().id();
  }
}
