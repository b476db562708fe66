package io.deployguardian.core.command;

import io.deployguardian.core.rollout.Event;

/** Where people read what became of what they wrote. */
public interface Replies {

  /**
   * Answers a comment, unless it has our answer: saying it again does no harm.
   *
   * @param text Markdown in which what people wrote is harmless
   */
  Told reply(Event.CommandGiven to, String text);

  /** What became of a reply. */
  sealed interface Told {

    /** It is there. */
    record Taken() implements Told {}

    /** It may be there or not; it has to be said again. */
    record Unavailable(String why) implements Told {}

    /** GitHub won't have it from us. */
    record Refused(String why) implements Told {}
  }
}
