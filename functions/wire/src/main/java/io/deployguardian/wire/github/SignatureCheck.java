package io.deployguardian.wire.github;

/** Whether a delivery is from whoever knows the webhook's secret. */
public interface SignatureCheck {

  /** What is known about a signature. */
  enum Verdict {
    GENUINE,
    FORGED,
    /** The secret can't be read now: neither may be said. */
    UNKNOWN
  }

  /**
   * @param body as it arrived, before any decoding
   * @param header {@code X-Hub-Signature-256}, null where there was none
   */
  Verdict check(byte[] body, String header);
}
