package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is wrong with whom a plan's resources let in: every fault names the resource and the Sid,
 * and says what was found and what was expected. Let in is who has something to do there, and who
 * has is let in.
 */
final class AdmissionCheck {

  private final Resources plan;
  private final Admissions admissions;
  private final RolePolicies roles;
  private final Bounds bounds;
  private final List<Call> calls;

  private AdmissionCheck(List<JsonNode> shown) {
    var account = Account.of(shown.getFirst());
    this.plan = Resources.of(shown);
    this.admissions = Admissions.of(plan, account);
    this.roles = new RolePolicies(plan);
    this.bounds = new Bounds(account);
    this.calls = Calls.of(plan, account);
  }

  /**
   * @param shown the guardian's plan, or state, and those of the accounts that it reaches into
   */
  static List<String> faults(JsonNode... shown) {
    var check = new AdmissionCheck(List.of(shown));
    var all = check.admissions.all();
    return Stream.of(
            check.admissions.unreadable().stream(),
            Stream.of(shown).flatMap(Untold::faults),
            check.plan.ofType("aws_lambda_function_url").stream().flatMap(check::open),
            all.stream().flatMap(AdmissionCheck::vague),
            all.stream().flatMap(check.bounds::faults),
            all.stream().flatMap(check::unneeded),
            check.calls.stream().filter(call -> !check.isAdmitted(call)).map(Call::missing))
        .flatMap(Function.identity())
        .toList();
  }

  /** For the page. */
  static List<Admission> admissions(JsonNode... shown) {
    return new AdmissionCheck(List.of(shown)).admissions.all();
  }

  private Stream<String> open(Resource url) {
    String function = plan.own(url.text("function_name"));
    String type = url.text("authorization_type");
    boolean argued = !type.equals("NONE") || Admitted.PUBLIC_URLS.containsKey(function);
    return argued
        ? Stream.of()
        : Stream.of(
            "%s: found auth type NONE, expected AWS_IAM; NONE is for %s"
                .formatted(url.address(), Admitted.PUBLIC_URLS.keySet()));
  }

  private static Stream<String> vague(Admission admission) {
    var actions =
        admission.actions().stream()
            .filter(Statement::isWild)
            .map(found -> admission.fault("action " + found, "each action by its name"));
    var resources =
        admission.resources().stream()
            .filter(found -> !isItself(admission, found))
            .map(found -> admission.fault("resource " + found, admission.on() + " itself"));
    var oddities =
        admission.oddities().stream()
            .map(found -> admission.fault(found, "Allow, Action, Resource and Principal"));
    return Stream.of(actions, resources, oddities).flatMap(Function.identity());
  }

  /** In a key's policy the wildcard is the key: AWS knows no other way to say it. */
  private static boolean isItself(Admission admission, String resource) {
    return resource.equals(admission.on())
        || resource.equals("*") && admission.on().contains(":kms:");
  }

  private Stream<String> unneeded(Admission admission) {
    String expected = "none: nothing in the plan needs it";
    if (!isNeeded(admission)) {
      return Stream.of(admission.fault("a statement", expected));
    }
    return admission
        .parts()
        .filter(part -> !isNeeded(part.admission()))
        .map(part -> admission.fault(part.what(), expected));
  }

  private boolean isNeeded(Admission admission) {
    return calls.stream().anyMatch(admission::admits);
  }

  private boolean isAdmitted(Call call) {
    boolean letIn = admissions.all().stream().anyMatch(admission -> admission.admits(call));
    // Within an account the right may be the caller's own; a role has to let in everybody by name.
    return letIn || call.isByRole() && !call.on().startsWith("role/") && isGranted(call);
  }

  private boolean isGranted(Call call) {
    return roles.statements().stream()
        .filter(statement -> call.who().endsWith(":role/" + statement.role()))
        .filter(statement -> statement.effect().equals("Allow"))
        .filter(statement -> statement.actions().contains(call.action()))
        .flatMap(statement -> statement.resources().stream())
        .anyMatch(resource -> Condition.isLike(resource, call.on()));
  }
}
