package io.deployguardian.core.delivery;

import java.time.Instant;
import java.util.List;

/** GitHub's own list of what it tried to deliver to our App, kept for about three days. */
public interface Deliveries {

  Listed since(Instant from);

  /** Asks for another attempt at the delivery of {@code attempt}. */
  Asked redeliver(Attempt attempt);

  /** What the list gave. */
  sealed interface Listed {

    /**
     * @param complete whether it reaches back to what was asked for; if not, it is the newest part
     */
    record Attempts(List<Attempt> attempts, boolean complete) implements Listed {
      public Attempts {
        attempts = List.copyOf(attempts);
      }
    }

    /** GitHub can't say now. */
    record Unavailable(String why) implements Listed {}

    /** GitHub won't say, such as for a key that expired; a person has to do something. */
    record Refused(String why) implements Listed {}
  }

  /** What became of asking for another attempt. */
  sealed interface Asked {

    record Accepted() implements Asked {}

    record Failed(String why) implements Asked {}
  }
}
