package io.deployguardian.core.delivery;

import io.deployguardian.core.delivery.Deliveries.Asked;
import io.deployguardian.core.delivery.Deliveries.Listed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Has GitHub deliver again what never arrived. That a fact is told twice by it does no harm: intake
 * claims each.
 */
public final class LostDeliveries {

  private final Deliveries deliveries;
  private final InstantSource clock;

  public LostDeliveries(Deliveries deliveries, InstantSource clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** What a look at GitHub's list came to. */
  public sealed interface Repaired {

    /**
     * @param asked deliveries that GitHub was asked for
     * @param failed what went wrong while asking; each is asked for again at the next look
     * @param complete whether the whole window was seen
     */
    record Looked(Backlog backlog, List<Attempt> asked, List<String> failed, boolean complete)
        implements Repaired {
      public Looked {
        asked = List.copyOf(asked);
        failed = List.copyOf(failed);
      }
    }

    record Unavailable(String why) implements Repaired {}

    /** A person has to do something, such as renew a key. */
    record Refused(String why) implements Repaired {}
  }

  public Repaired repair() {
    return look(true);
  }

  public Repaired dryRun() {
    return look(false);
  }

  private Repaired look(boolean ask) {
    var now = clock.instant();
    return switch (deliveries.since(now.minus(Backlog.WINDOW))) {
      case Listed.Unavailable unavailable -> new Repaired.Unavailable(unavailable.why());
      case Listed.Refused refused -> new Repaired.Refused(refused.why());
      case Listed.Attempts listed ->
          asked(Backlog.of(listed.attempts(), now), listed.complete(), ask);
    };
  }

  private Repaired asked(Backlog backlog, boolean complete, boolean ask) {
    List<Attempt> asked = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Attempt attempt : ask ? backlog.due() : List.<Attempt>of()) {
      switch (deliveries.redeliver(attempt)) {
        case Asked.Accepted accepted -> asked.add(attempt);
        case Asked.Failed why -> failed.add(attempt.guid() + ": " + why.why());
      }
    }
    return new Repaired.Looked(backlog, asked, failed, complete);
  }
}
