package io.deployguardian.infrastructure.plan;

import io.deployguardian.infrastructure.code.CalledActions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether each function may query just those indexes that it queries. */
final class TableQueries {

  private static final String QUERY = "dynamodb:Query";

  private TableQueries() {}

  static List<String> faults(Resources plan, Map<String, CalledActions> called) {
    return plan.functions().keySet().stream()
        .flatMap(function -> faults(plan, function, called.get(function).queried()))
        .toList();
  }

  private static Stream<String> faults(Resources plan, String function, Set<String> queried) {
    var statements =
        new RolePolicies(plan)
            .statements().stream()
                .filter(statement -> plan.own(statement.role()).equals(function))
                .filter(statement -> statement.actions().contains(QUERY))
                .toList();
    var granted =
        statements.stream()
            .flatMap(statement -> statement.resources().stream())
            .map(resource -> resource.substring(resource.lastIndexOf(':') + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    var expected =
        queried.stream()
            .map(index -> "table/" + plan.name() + below(index))
            .collect(Collectors.toCollection(TreeSet::new));
    if (granted.equals(expected)) {
      return Stream.empty();
    }
    var sids = statements.stream().map(Statement::sid).toList();
    return Stream.of(
        "role %s-%s, Sids %s: found %s of %s, expected of %s: that is what its code queries"
            .formatted(plan.name(), function, sids, QUERY, granted, expected));
  }

  private static String below(String index) {
    return index.equals(CalledActions.TABLE) ? "" : "/index/" + index;
  }
}
