package io.deployguardian.aws.trace;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which traces are kept. By the trace's id, so that all functions agree about a rollout from its
 * first event to its last.
 *
 * @param share of all traces, 0 (none) to 1 (all)
 */
public record Sampling(double share) {

  /** One rollout in ten. */
  public static final Sampling USUAL = new Sampling(0.1);

  /** What is no W3C trace id: all zeros is none, either. */
  private static final Pattern TRACE = Pattern.compile("(?!0{32})[0-9a-f]{32}");

  private static final double ALL = 1L << 32;

  public Sampling {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share: found " + share + ", expected 0 to 1");
    }
  }

  public boolean takes(String trace) {
    return isTrace(trace) && drawn(trace) < share;
  }

  static boolean isTrace(String trace) {
    return TRACE.matcher(trace).matches();
  }

  /** Hashed: a delivery's GUID may be made of a clock and a host's number, which are not random. */
  private static double drawn(String trace) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(trace));
      return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt()) / ALL;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
