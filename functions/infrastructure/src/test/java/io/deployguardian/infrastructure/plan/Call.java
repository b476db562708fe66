package io.deployguardian.infrastructure.plan;

import java.util.Map;

/**
 * Something that will happen where a plan is applied: somebody does something with a resource.
 *
 * @param what the thing in the plan that makes it happen
 * @param who as {@link Admission#principals()} say it
 * @param on the resource's ARN; of a role without its account, which not every plan knows
 * @param context what AWS then tells a policy, by the condition's key in small letters
 */
record Call(String what, String who, String action, String on, Map<String, String> context) {

  static final String ANYBODY = "*";
  static final String SERVICE = "Service:";
  static final String AWS = "AWS:";

  /** A service says for which of our account's resources it comes. */
  static Call byService(
      String what, String service, String action, String on, Account account, String source) {
    var context = Map.of(Condition.SOURCE_ARN, source, Condition.SOURCE_ACCOUNT, account.id());
    return new Call(what, SERVICE + service, action, on, context);
  }

  String missing() {
    return "%s: found nothing that lets %s %s on %s, expected it".formatted(what, who, action, on);
  }

  boolean isByRole() {
    return who.startsWith(AWS);
  }
}
