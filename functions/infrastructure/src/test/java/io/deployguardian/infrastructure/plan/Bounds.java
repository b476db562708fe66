package io.deployguardian.infrastructure.plan;

import static io.deployguardian.infrastructure.plan.Condition.EXTERNAL_ID;
import static io.deployguardian.infrastructure.plan.Condition.PRINCIPAL_ARN;
import static io.deployguardian.infrastructure.plan.Condition.SOURCE_ACCOUNT;
import static io.deployguardian.infrastructure.plan.Condition.SOURCE_ARN;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether those whom a statement lets in are ours: by account, organisation or source. */
record Bounds(Account account) {

  private static final Set<String> ORGANISATIONS = Set.of("aws:PrincipalOrgID", "aws:SourceOrgID");
  private static final String ASSUME = "sts:AssumeRole";

  Stream<String> faults(Admission admission) {
    return admission.isTrust()
        ? trust(admission)
        : admission.principals().stream().flatMap(principal -> letIn(admission, principal));
  }

  private Stream<String> letIn(Admission admission, String principal) {
    if (principal.startsWith(Call.AWS)) {
      boolean ours = principal.contains(":" + account.id() + ":") && !Statement.isWild(principal);
      return ours ? Stream.of() : fault(admission, principal, "one of account " + account.id());
    }
    boolean known = principal.startsWith(Call.SERVICE) || principal.equals(Call.ANYBODY);
    if (!known) {
      return fault(admission, principal, "a service, or a role of account " + account.id());
    }
    boolean argued = principal.equals(Call.ANYBODY) && isArgued(admission);
    return argued || isBound(admission)
        ? Stream.of()
        : fault(
            admission,
            principal + " under " + admission.conditions(),
            "a condition that binds it to account " + account.id() + " or to one source of it");
  }

  private static boolean isArgued(Admission admission) {
    var open = Admitted.ANYBODY.get(admission.sid());
    return open != null && admission.conditions().equals(List.of(open.only()));
  }

  private boolean isBound(Admission admission) {
    return asks(admission, SOURCE_ACCOUNT, account.id()::equals)
        || asks(admission, SOURCE_ARN, arn -> isOurs(arn) || isArgued(admission.sid(), arn))
        || ORGANISATIONS.stream()
            .anyMatch(key -> asks(admission, key, id -> id.matches("o-[a-z0-9]{10,32}")));
  }

  private boolean isArgued(String sid, String arn) {
    var argued = Admitted.WILD_SOURCES.get(sid);
    return argued != null && argued.source().matcher(arn).matches() && isOfAccount(arn);
  }

  private boolean isOurs(String arn) {
    return !Statement.isWild(arn) && isOfAccount(arn);
  }

  private boolean isOfAccount(String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length == 6 && parts[4].equals(account.id());
  }

  private Stream<String> trust(Admission trust) {
    if (trust.principals().size() != 1 || !trust.actions().equals(List.of(ASSUME))) {
      return fault(
          trust, trust.principals() + " with " + trust.actions(), "one, with " + ASSUME + " alone");
    }
    String who = trust.principals().getFirst();
    if (who.startsWith(Call.SERVICE)) {
      return deputy(trust, who.substring(Call.SERVICE.length()));
    }
    return who.startsWith(Call.AWS) ? visitor(trust, who) : fault(trust, who, "a service or role");
  }

  private Stream<String> deputy(Admission trust, String service) {
    var deputy = Admitted.DEPUTIES.get(service);
    if (deputy == null) {
      return fault(trust, service, "one of Admitted.DEPUTIES: " + Admitted.DEPUTIES.keySet());
    }
    return deputy.asks().stream()
        .sorted()
        .filter(key -> !asks(trust, key, value -> value.equals(account.id()) || isOurs(value)))
        .flatMap(key -> fault(trust, service + " without " + key + " of ours", "that condition"));
  }

  /** Roles of another account: by their names, and with a word that was agreed on. */
  private static Stream<String> visitor(Admission trust, String who) {
    String home = who.replaceFirst("^AWS:(arn:[a-z-]+:iam::\\d{12}:).*$", "$1");
    Predicate<String> named = arn -> arn.startsWith(home + "role/") && !Statement.isWild(arn);
    boolean isNamed = named.test(who.substring(Call.AWS.length()));
    var anyRole =
        isNamed || asks(trust, PRINCIPAL_ARN, named)
            ? Stream.<String>of()
            : fault(trust, who + " under " + trust.conditions(), "roles by their names");
    var noWord =
        asks(trust, EXTERNAL_ID, word -> !Statement.isWild(word))
            ? Stream.<String>of()
            : fault(trust, who + " without an external id", EXTERNAL_ID);
    return Stream.concat(anyRole, noWord);
  }

  /** Whether one condition asks for it, with no value that would do otherwise. */
  private static boolean asks(Admission admission, String key, Predicate<String> each) {
    return admission.conditions().stream()
        .filter(condition -> condition.demands(key))
        .anyMatch(condition -> condition.values().stream().allMatch(each));
  }

  private static Stream<String> fault(Admission admission, String found, String expected) {
    return Stream.of(admission.fault("principal " + found, expected));
  }
}
