package io.deployguardian.aws.trace;

import io.deployguardian.wire.door.Concern;
import java.util.Optional;

/** Follows pieces of work, and sends what is traced of them when the invocation ends. */
public interface Traces {

  /** For where no receiver is set. */
  Traces OFF =
      new Traces() {
        @Override
        public Ongoing begin() {
          return Ongoing.UNSEEN;
        }

        @Override
        public void flush() {
          // There is nothing.
        }
      };

  /** A piece of work begins on this thread. */
  Ongoing begin();

  /**
   * Sends what is there, and waits for that: a function that answered is frozen at once. What can't
   * be sent is lost, and logged.
   */
  void flush();

  /** A piece of work under way. One of the two ends it. */
  interface Ongoing {

    Ongoing UNSEEN =
        new Ongoing() {
          @Override
          public void ended(Concern concern, Optional<String> error) {
            // Nobody looks.
          }

          @Override
          public void forgotten() {
            // Nobody looks.
          }
        };

    /**
     * @param error what kind of error ended it
     */
    void ended(Concern concern, Optional<String> error);

    /** It was about nobody. */
    void forgotten();
  }
}
