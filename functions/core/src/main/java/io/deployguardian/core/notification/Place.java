package io.deployguardian.core.notification;

/**
 * Where something is shown under a key, by which it is found again after an answer was lost.
 *
 * @param <C> what is shown
 */
public interface Place<C> {

  /** What is there under the key of {@code wanted}, or {@link Answer.Absent}. */
  Answer find(C wanted);

  /** Made without looking: whoever calls this looked before. */
  Answer create(C wanted);

  /** A place that shows one thing per key, which is changed in place. */
  interface Changeable<C> extends Place<C> {

    /** {@link Answer.Absent} if there is nothing under that id any more. */
    Answer update(String id, C wanted);
  }
}
