package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.Severity;
import java.util.List;

/** Which rollbacks failed and still wait for somebody? */
public final class FailedRollbacks implements AuditRule {

  @Override
  public String name() {
    return "failed-rollback";
  }

  @Override
  public List<Finding> ask(Evidence evidence) {
    return evidence.rollouts().stream()
        .filter(recorded -> recorded.rollout() instanceof RollbackFailed)
        .map(
            recorded ->
                new Finding(
                    name(),
                    recorded.rollout().exposed() ? Severity.CRITICAL : Severity.WARNING,
                    recorded.id().value(),
                    ((RollbackFailed) recorded.rollout()).why(),
                    "name a release: aws lambda invoke --qualifier live --function-name deploy-guardian-rollback"
                        + " --payload '{\"rollout\": \""
                        + recorded.id()
                        + "\", \"to\": \"<artifact>\", \"reason\": \"<why>\"}' out.json"))
        .toList();
  }
}
