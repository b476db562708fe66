package io.deployguardian.core.rollout;

import static io.deployguardian.core.rollout.Samples.NOON;
import static io.deployguardian.core.rollout.Samples.claim;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Inbox} passes. */
public abstract class InboxContract {

  private Inbox inbox;

  protected abstract Inbox empty();

  /** The ids of all events that the relay would find, in any order. */
  protected abstract List<EventId> told();

  @BeforeEach
  void start() {
    inbox = empty();
  }

  @Test
  void takes_a_fact_and_tells_it() {
    assertThat(inbox.take(command(1), Set.of(claim("a")))).isInstanceOf(Committed.Done.class);
    assertThat(told()).containsExactly(command(1).id());
  }

  @Test
  void names_the_claim_of_a_fact_that_was_told_before_and_tells_nothing() {
    inbox.take(command(1), Set.of(claim("a"), claim("b")));
    assertThat(inbox.take(command(2), Set.of(claim("b"), claim("c"))))
        .isEqualTo(new Committed.Duplicate(claim("b")));
    assertThat(told()).containsExactly(command(1).id());
    // None of a refused fact's claims was taken.
    assertThat(inbox.take(command(3), Set.of(claim("c")))).isInstanceOf(Committed.Done.class);
  }

  @Test
  void keeps_the_facts_of_two_repositories_apart() {
    inbox.take(command(1), Set.of(claim("a")));
    inbox.take(command(2), Set.of(claim("b")));
    assertThat(told()).containsExactlyInAnyOrder(command(1).id(), command(2).id());
  }

  private static Event.OfRepository command(long repository) {
    var origin =
        new Origin(
            new EventId(repository + "/comment/5#5"), NOON, repository, "octo-org/shop", "ab");
    return new Event.CommandGiven(origin, 5, 218, true, "mona", "/guardian status");
  }
}
