package io.deployguardian.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.bus.EventItem;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DynamoAuditsTest {
  private final TestTable table = TestTable.create();
  private final DynamoAudits audits =
      new DynamoAudits(table.client(), table.name(), TestTable.RANDOM, () -> {});

  @Test
  void answers_the_latest_report_of_a_scope() {
    record("acme/shop", 1);
    record("acme/shop", 10);
    record("acme/shop", 9);
    record("acme/shop-api", 11);
    assertThat(audits.latest("acme/shop")).contains("{\"run\":10}");
    assertThat(audits.latest("acme/other")).isEmpty();
  }

  @Test
  void tells_of_a_run_in_the_transaction_that_records_it() {
    record("acme/shop", 1);
    var outbox = new DynamoOutbox(table.client(), table.name());
    assertThat(outbox.pending(Samples.NOON.plusSeconds(60), 10))
        .extracting(item -> item.attributes().get(EventItem.TYPE))
        .containsExactly("AuditCompleted");
  }

  @Test
  void records_a_run_once() {
    record("acme/shop", 1);
    assertThat(record("acme/shop", 1)).isEqualTo(new Committed.Duplicate(Samples.claim("run-1")));
  }

  private Committed record(String scope, int n) {
    Instant at = Samples.NOON.plusSeconds(n);
    var event =
        new Event.AuditCompleted(new EventId(scope + "@" + n), at, scope, 3, Severity.WARNING);
    return audits.record(scope, at, "{\"run\":" + n + "}", event, Samples.claim("run-" + n));
  }
}
