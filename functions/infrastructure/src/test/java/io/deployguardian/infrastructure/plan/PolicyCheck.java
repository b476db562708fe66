package io.deployguardian.infrastructure.plan;

import io.deployguardian.infrastructure.code.CalledActions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with a plan's roles: every fault names the role and the Sid, and says what was
 * found and what was expected. A function may do what its code calls, and what Lambda does for it.
 */
final class PolicyCheck {

  private static final String CODE = "Code";

  private final Resources plan;
  private final RolePolicies policies;
  private final Map<String, CalledActions> called;

  private PolicyCheck(Resources plan, Map<String, CalledActions> called) {
    this.plan = plan;
    this.policies = new RolePolicies(plan);
    this.called = called;
  }

  /**
   * @param called what each function's code calls
   */
  static List<String> faults(Resources plan, Map<String, CalledActions> called) {
    var check = new PolicyCheck(plan, called);
    return Stream.of(
            check.policies.unreadable().stream(),
            check.policies.statements().stream().flatMap(PolicyCheck::wild),
            check.policies.statements().stream().flatMap(check::unknown),
            plan.functions().keySet().stream().flatMap(check::missing))
        .flatMap(Function.identity())
        .toList();
  }

  private static Stream<String> wild(Statement statement) {
    var actions =
        statement.actions().stream()
            .filter(Statement::isWild)
            .map(found -> statement.fault("action " + found, "each action by its name"));
    var resources =
        statement.resources().stream()
            .filter(found -> Statement.isWild(found) && !isArgued(statement.sid(), found))
            .map(found -> statement.fault("resource " + found, "one without a wildcard"));
    var negations =
        statement.negations().stream()
            .map(found -> statement.fault(found, "Action, Resource and Principal"));
    return Stream.of(actions, resources, negations).flatMap(Function.identity());
  }

  private static boolean isArgued(String sid, String resource) {
    var argued = Grants.WILD_RESOURCES.get(sid);
    return argued != null && argued.resource().matcher(resource).matches();
  }

  /** A statement that neither code nor one of the short lists stands behind. */
  private Stream<String> unknown(Statement statement) {
    String role = plan.own(statement.role());
    boolean ofFunction = plan.functions().containsKey(role);
    if (ofFunction && statement.sid().startsWith(CODE)) {
      return unused(statement, needs(role));
    }
    var listed = ofFunction ? Grants.PLATFORM : Grants.OTHER_ROLES.getOrDefault(role, Map.of());
    var allowed = listed.getOrDefault(statement.sid(), Set.of());
    return statement.actions().stream()
        .filter(action -> !allowed.contains(action))
        .map(
            action ->
                statement.fault(
                    "action " + action,
                    "a Sid that begins with Code, or one of Grants that lists it: "
                        + listed.keySet()));
  }

  private static Stream<String> unused(Statement statement, Needs needs) {
    return statement.actions().stream()
        .filter(action -> !needs.allow(action))
        .map(action -> statement.fault("action " + action, needs.without(action)));
  }

  private Stream<String> missing(String function) {
    var needs = needs(function);
    var granted =
        policies.statements().stream()
            .filter(statement -> plan.own(statement.role()).equals(function))
            .filter(statement -> statement.sid().startsWith(CODE))
            .filter(statement -> statement.effect().equals("Allow"))
            .flatMap(statement -> statement.actions().stream())
            .collect(Collectors.toSet());
    return new TreeSet<>(needs.actions())
        .stream()
            .filter(action -> !granted.contains(action))
            .map(
                action ->
                    "role %s-%s, Sid Code...: found no %s, expected it: %s"
                        .formatted(plan.name(), function, action, needs.path(action)));
  }

  private Needs needs(String function) {
    var calls = called.get(function);
    if (calls == null) {
      throw new AssertionError("function %s: found no module of that name".formatted(function));
    }
    return new Needs(calls, Environments.of(plan, function), GuardedBindings.of(plan));
  }
}
