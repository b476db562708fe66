package io.deployguardian.infrastructure.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The roles of a plan, and all that their policies say. */
record RolePolicies(Resources plan) {

  /** Other ways of giving a role rights, which nobody here reads: so there must be none. */
  private static final Set<String> OTHER_WAYS =
      Set.of(
          "aws_iam_policy",
          "aws_iam_policy_attachment",
          "aws_iam_role_policy_attachment",
          "aws_iam_role_policies_exclusive",
          "aws_iam_role_policy_attachments_exclusive",
          "aws_iam_user",
          "aws_iam_user_policy",
          "aws_iam_group_policy");

  List<String> roles() {
    return plan.ofType("aws_iam_role").stream().map(role -> role.text("name")).toList();
  }

  List<Statement> statements() {
    return plan.ofType("aws_iam_role_policy").stream().flatMap(this::statements).toList();
  }

  List<String> unreadable() {
    var others =
        plan.all().stream()
            .filter(resource -> OTHER_WAYS.contains(resource.type()))
            .map(resource -> resource.address() + ": found " + resource.type());
    var inline =
        plan.ofType("aws_iam_role").stream()
            .filter(RolePolicies::saysMore)
            .map(role -> role.address() + ": found policies in the role itself");
    var unknown =
        plan.ofType("aws_iam_role_policy").stream()
            .filter(policy -> policy.optional("policy").isEmpty())
            .map(policy -> policy.address() + ": found a policy that the plan doesn't know");
    return Stream.of(others, inline, unknown)
        .flatMap(faults -> faults)
        .map(fault -> fault + ", expected aws_iam_role_policy alone, known when it is planned")
        .toList();
  }

  /** In a state it shows what was attached, which is read above. */
  private static boolean saysMore(Resource role) {
    return role.values().path("managed_policy_arns").size() > 0;
  }

  private Stream<Statement> statements(Resource policy) {
    Optional<String> text = policy.optional("policy");
    return text.stream()
        .flatMap(json -> Resources.json(json).path("Statement").valueStream())
        .map(statement -> Statement.of(roleOf(policy), statement));
  }

  /** A role's name is known only once it is there, unless it is the one of its module. */
  private String roleOf(Resource policy) {
    return policy
        .optional("role")
        .orElseGet(
            () -> {
              var roles =
                  plan.ofType("aws_iam_role").stream()
                      .filter(role -> role.module().equals(policy.module()))
                      .toList();
              if (roles.size() != 1) {
                throw new AssertionError(
                    "%s: found %d roles in its module, expected one"
                        .formatted(policy.address(), roles.size()));
              }
              return roles.getFirst().text("name");
            });
  }
}
