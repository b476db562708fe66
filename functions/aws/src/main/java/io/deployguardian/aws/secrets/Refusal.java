package io.deployguardian.aws.secrets;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why AWS gave no secret, in a few words. */
final class Refusal {

  private Refusal() {}

  static String of(SdkException e) {
    if (e instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
      var details = refused.awsErrorDetails();
      return "AWS says " + details.errorCode() + ", " + details.errorMessage();
    }
    // Not its message: it may quote what was received.
    return "AWS gave no answer, " + e.getClass().getSimpleName();
  }
}
