package io.deployguardian.wire.github.api.http;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * GitHub didn't do as it was asked. The message says what was asked for and why not, in words that
 * fit a report: no credentials, short, on one line.
 */
public abstract sealed class GitHubFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private GitHubFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** There is no such thing, or not for these credentials: GitHub doesn't tell them apart. */
  public static final class NotFound extends GitHubFailure {
    private static final long serialVersionUID = 1;

    public NotFound(String message) {
      super(message, null);
    }
  }

  /** GitHub understood and won't. Asking again changes nothing until somebody changes something. */
  public static final class Refused extends GitHubFailure {
    private static final long serialVersionUID = 1;

    /** Who has to change something: the operator, whoever installed the App, or this program. */
    public enum Ground {
      BAD_CREDENTIALS,
      MISSING_PERMISSION,
      INVALID
    }

    private final Ground ground;
    private final String why;

    public Refused(Ground ground, String what, String why) {
      super(what + ": " + why, null);
      this.ground = ground;
      this.why = why;
    }

    public Ground ground() {
      return ground;
    }

    /** In GitHub's words. */
    public String why() {
      return why;
    }
  }

  /** A rate limit that holds for longer than a call waits. */
  public static final class Throttled extends GitHubFailure {
    private static final long serialVersionUID = 1;
    private final transient Instant until;

    public Throttled(String what, Instant until) {
      super(what + ": rate limit until " + until, null);
      this.until = until;
    }

    public Instant until() {
      return until;
    }
  }

  /** No answer, or none that can be read. */
  public static final class Unavailable extends GitHubFailure {
    private static final long serialVersionUID = 1;
    private final boolean undone;

    /**
     * @param undone whether nothing can have happened: the request never left
     */
    public Unavailable(String message, boolean undone, Throwable cause) {
      super(message, cause);
      this.undone = undone;
    }

    /** Else it may have happened all the same: look for it before asking for it again. */
    public boolean undone() {
      return undone;
    }
  }

  /** A redirect. It is never followed; a repository that was renamed answers so, too. */
  public static final class Elsewhere extends GitHubFailure {
    private static final long serialVersionUID = 1;
    private final transient Optional<URI> location;

    public Elsewhere(String what, Optional<URI> location) {
      super(
          what
              + ": found a redirect to "
              + location.map(URI::getHost).orElse("nowhere")
              + ", expected an answer; a repository that was renamed answers so",
          null);
      this.location = location;
    }

    /** Where it points to. May hold a signature: not for logs. */
    public Optional<URI> location() {
      return location;
    }
  }
}
