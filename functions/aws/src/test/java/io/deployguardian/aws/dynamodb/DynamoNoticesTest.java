package io.deployguardian.aws.dynamodb;

import static io.deployguardian.core.rollout.Samples.NOON;
import static io.deployguardian.core.rollout.Samples.registration;
import static io.deployguardian.core.rollout.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.notification.Channel;
import io.deployguardian.core.notification.Notice;
import io.deployguardian.core.notification.Notice.Status;
import io.deployguardian.core.notification.Notices;
import io.deployguardian.core.notification.NoticesContract;
import io.deployguardian.core.rollout.Change;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoNoticesTest extends NoticesContract {
  private final TestTable table = TestTable.create();

  @Override
  protected Notices empty() {
    return new DynamoNotices(table.client(), table.name(), () -> {});
  }

  @Test
  void a_due_notice_is_neither_a_due_rollout_nor_a_due_gate() {
    table.rollouts().commit(Change.of(registration(1)), Set.of());
    var owed = new Status.Owed(0, "", NOON);
    empty().commit(new Notice(subject(1).id(), Channel.INCIDENT, 0, 1, Optional.empty(), owed));
    assertThat(empty().due(NOON, 10)).hasSize(1);
    assertThat(table.rollouts().due(NOON, 10)).isEmpty();
    assertThat(table.gates().gatesDue(NOON.plus(Duration.ofDays(1)), 10)).isEmpty();
    assertThat(table.rollouts().decisions(subject(1).id())).hasSize(1);
    assertThat(table.keys()).contains("ROLLOUT#" + subject(1).id() + " / NOTICE#INCIDENT");
  }
}
