package io.deployguardian.core.check;

/** Makes one attempt at one check. */
public interface Probe {

  Attempt attempt(Check.Probed check, Place place);

  /** What one attempt gave. */
  sealed interface Attempt {

    record Held(String found) implements Attempt {}

    /**
     * @param request what was asked, without secrets
     * @param excerpt the beginning of the answer
     * @param again whether another attempt may end differently
     */
    record Broken(String request, String expected, String found, String excerpt, boolean again)
        implements Attempt {}
  }
}
