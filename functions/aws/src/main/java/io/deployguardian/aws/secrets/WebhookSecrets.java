package io.deployguardian.aws.secrets;

import io.deployguardian.wire.github.SignatureCheck;
import io.deployguardian.wire.github.WebhookSignature;
import java.util.List;
import java.util.Optional;

/**
 * The webhook's secret and the one before it. An unknown signature may be the first one of a new
 * secret, so it has both read ahead of time: a rotation counts at once.
 *
 * @param previous one that may not exist
 */
record WebhookSecrets(Secret current, Secret previous) implements SignatureCheck {

  @Override
  public Verdict check(byte[] body, String header) {
    if (!WebhookSignature.isWellFormed(header)) {
      return Verdict.FORGED;
    }
    Verdict verdict = compared(body, header);
    // Both, always: which of them is new is not known.
    boolean renewed = verdict != Verdict.GENUINE && (current.renew() | previous.renew());
    return renewed ? compared(body, header) : verdict;
  }

  /** One secret that fits is enough; forged is only what was held against each that counts. */
  private Verdict compared(byte[] body, String header) {
    Verdict verdict = Verdict.FORGED;
    for (Secret secret : List.of(current, previous)) {
      try {
        if (secret.version().filter(version -> fits(version, body, header)).isPresent()) {
          return Verdict.GENUINE;
        }
      } catch (SecretUnavailable e) {
        verdict = Verdict.UNKNOWN;
      }
    }
    return verdict;
  }

  private static boolean fits(Version version, byte[] body, String header) {
    return new WebhookSignature(version.value(), Optional.empty()).isValid(body, header);
  }
}
