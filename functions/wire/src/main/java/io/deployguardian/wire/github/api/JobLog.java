package io.deployguardian.wire.github.api;

/** What could be had of a job's log. */
public sealed interface JobLog {

  /**
   * @param cut whether there was more before it
   */
  record Text(String text, boolean cut) implements JobLog {

    /** What went wrong is at the end. */
    static final int LENGTH = 64 * 1024;

    static Text endOf(String log) {
      boolean cut = log.length() > LENGTH;
      return new Text(cut ? log.substring(log.length() - LENGTH) : log, cut);
    }
  }

  /**
   * GitHub keeps logs on other hosts than its API's, and those are asked only if they are allowed.
   *
   * @param host where it is
   */
  record Unread(String why, String host) implements JobLog {}
}
