package io.deployguardian.infrastructure.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Shows whom resources let in, as rows of a page. */
final class AdmissionTable {

  private static final String HEAD =
      "### Who is let in where\n\n| by | is let in | to do | if |\n|---|---|---|---|\n";

  private AdmissionTable() {}

  /** Statements that differ in their conditions only share a row. */
  static String of(List<Admission> admissions) {
    return admissions.stream()
        .collect(
            groupingBy(
                AdmissionTable::whoDoesWhat,
                TreeMap::new,
                mapping(AdmissionTable::conditions, toCollection(TreeSet::new))))
        .entrySet()
        .stream()
        .map(row -> "| %s | %s |\n".formatted(row.getKey(), String.join("; or ", row.getValue())))
        .collect(joining("", HEAD, ""));
  }

  private static String whoDoesWhat(Admission admission) {
    return Stream.of(
            codes(List.of(admission.on())),
            codes(admission.principals().stream().map(AdmissionTable::who).toList()),
            codes(admission.actions()))
        .collect(joining(" | "));
  }

  private static String who(String principal) {
    return principal.equals(Call.ANYBODY) ? principal : principal.replaceFirst("^\\w+:", "");
  }

  private static String conditions(Admission admission) {
    return admission.conditions().stream()
            .map(condition -> "`" + condition.key() + "` is " + values(condition))
            .sorted()
            .collect(joining(" and "))
        + why(admission);
  }

  private static String values(Condition condition) {
    return condition.key().equals(Condition.SOURCE_ACCOUNT)
        ? "the guardian's account"
        : (condition.values().size() > 1 ? "one of " : "") + codes(condition.values());
  }

  private static String why(Admission admission) {
    if (admission.isTrust() && admission.conditions().isEmpty()) {
      String service = who(admission.principals().getFirst());
      return "always: " + Admitted.DEPUTIES.get(service).why();
    }
    if (Admitted.ANYBODY.containsKey(admission.sid())) {
      return ": " + Admitted.ANYBODY.get(admission.sid()).why();
    }
    if (Admitted.WILD_SOURCES.containsKey(admission.sid())) {
      return ": " + Admitted.WILD_SOURCES.get(admission.sid()).why();
    }
    return "";
  }

  private static String codes(Collection<String> words) {
    return words.stream()
        .map(PermissionsPageTest::anywhere)
        .sorted()
        .map(word -> "`" + word + "`")
        .collect(joining(", "));
  }
}
