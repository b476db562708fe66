package io.deployguardian.core.notification;

import static io.deployguardian.core.rollout.Samples.NOON;
import static io.deployguardian.core.rollout.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.notification.Notice.Status;
import io.deployguardian.core.notification.Notice.Told;
import io.deployguardian.core.notification.Notices.Ref;
import io.deployguardian.core.rollout.RolloutId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Notices} passes. */
public abstract class NoticesContract {

  private static final RolloutId ONE = subject(1).id();
  private static final RolloutId TWO = subject(2).id();
  private static final Told TOLD =
      new Told(7, "ab12", "4242", Optional.of(URI.create("https://example.org/runs/4242")), NOON);

  private Notices notices;

  protected abstract Notices empty();

  @BeforeEach
  void start() {
    notices = empty();
  }

  @Test
  void knows_no_notice_that_nobody_wrote() {
    assertThat(notices.find(ONE, Channel.CHECK_RUN)).isEmpty();
    assertThat(notices.due(NOON.plus(Duration.ofDays(1)), 10)).isEmpty();
  }

  @Test
  void keeps_a_notice_in_each_status_as_it_was_given() {
    var statuses =
        List.of(
            new Status.Owed(3, "502: \"`bad`\" gateway", NOON.plusSeconds(60)),
            new Status.Taken(3, NOON.plusSeconds(180)),
            new Status.Settled(NOON),
            new Status.Withheld("the guardian is observe-only", NOON));
    Notice next = Notice.first(ONE, Channel.INCIDENT, NOON);
    for (Status status : statuses) {
      next = new Notice(ONE, Channel.INCIDENT, next.version(), 9, Optional.of(TOLD), status);
      assertThat(notices.commit(next)).isTrue();
      next = notices.find(ONE, Channel.INCIDENT).orElseThrow();
      assertThat(next.status()).isEqualTo(status);
      assertThat(next.told()).contains(TOLD);
      assertThat(next.owed()).isEqualTo(9);
    }
    assertThat(next.version()).isEqualTo(statuses.size());
  }

  @Test
  void refuses_what_was_decided_on_an_older_version_and_writes_nothing() {
    Notice first = Notice.first(ONE, Channel.CHECK_RUN, NOON);
    assertThat(notices.commit(first)).isTrue();
    assertThat(notices.commit(first.owing(5))).isFalse();
    assertThat(notices.commit(first.written().owing(6))).isTrue();
    assertThat(notices.commit(first.written().owing(7))).isFalse();
    assertThat(notices.find(ONE, Channel.CHECK_RUN).orElseThrow().owed()).isEqualTo(6);
  }

  @Test
  void of_two_workers_one_gets_the_lease() throws Exception {
    notices.commit(Notice.first(ONE, Channel.CHECK_RUN, NOON));
    Notice read = notices.find(ONE, Channel.CHECK_RUN).orElseThrow();
    Callable<Boolean> take = () -> notices.commit(read.taken(1, NOON, Duration.ofMinutes(3)));
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Boolean> got =
          workers.invokeAll(List.of(take, take, take)).stream()
              .map(done -> done.resultNow())
              .toList();
      assertThat(got).containsOnlyOnce(true);
    }
  }

  @Test
  void keeps_channels_and_rollouts_apart() {
    notices.commit(Notice.first(ONE, Channel.CHECK_RUN, NOON).owing(1));
    notices.commit(Notice.first(ONE, Channel.INCIDENT, NOON).owing(2));
    notices.commit(Notice.first(TWO, Channel.CHECK_RUN, NOON).owing(3));
    assertThat(notices.find(ONE, Channel.CHECK_RUN).orElseThrow().owed()).isEqualTo(1);
    assertThat(notices.find(ONE, Channel.INCIDENT).orElseThrow().owed()).isEqualTo(2);
    assertThat(notices.find(TWO, Channel.CHECK_RUN).orElseThrow().owed()).isEqualTo(3);
    assertThat(notices.find(TWO, Channel.INCIDENT)).isEmpty();
  }

  @Test
  void lists_what_is_due_oldest_first_and_nothing_that_is_settled() {
    due(ONE, Channel.CHECK_RUN, 20);
    due(ONE, Channel.INCIDENT, 10);
    due(TWO, Channel.CHECK_RUN, 30);
    assertThat(notices.due(NOON.plusSeconds(9), 10)).isEmpty();
    assertThat(notices.due(NOON.plusSeconds(25), 10))
        .containsExactly(new Ref(ONE, Channel.INCIDENT), new Ref(ONE, Channel.CHECK_RUN));
    assertThat(notices.due(NOON.plusSeconds(30), 1))
        .containsExactly(new Ref(ONE, Channel.INCIDENT));
    notices.commit(notices.find(ONE, Channel.INCIDENT).orElseThrow().told(TOLD));
    notices.commit(notices.find(ONE, Channel.CHECK_RUN).orElseThrow().withheld("no App", NOON));
    assertThat(notices.due(NOON.plusSeconds(30), 10))
        .containsExactly(new Ref(TWO, Channel.CHECK_RUN));
  }

  @Test
  void a_lease_is_due_when_it_ends() {
    Notice first = Notice.first(ONE, Channel.CHECK_RUN, NOON);
    notices.commit(first.taken(1, NOON, Duration.ofMinutes(3)));
    assertThat(notices.due(NOON.plusSeconds(179), 10)).isEmpty();
    assertThat(notices.due(NOON.plusSeconds(180), 10))
        .containsExactly(new Ref(ONE, Channel.CHECK_RUN));
  }

  private void due(RolloutId rollout, Channel channel, int seconds) {
    notices.commit(Notice.first(rollout, channel, NOON.plusSeconds(seconds)));
  }
}
