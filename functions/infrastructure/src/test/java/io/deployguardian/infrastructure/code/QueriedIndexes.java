package io.deployguardian.infrastructure.code;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the table is queried: {@code (table)} is the table itself, everything else the name of an
 * index. A query that names an index gets it from whoever calls it.
 */
final class QueriedIndexes {

  static final String TABLE = "(table)";

  private static final String REQUEST = "QueryRequest$Builder";
  private static final String INDEX = "DynamoGuardianTable$Index";

  private final Set<JavaCodeUnit> reached;

  private QueriedIndexes(Set<JavaCodeUnit> reached) {
    this.reached = reached;
  }

  static SortedSet<String> among(Set<JavaCodeUnit> reached) {
    var indexes = new QueriedIndexes(reached);
    return reached.stream()
        .filter(at -> calls(at, "keyConditionExpression"))
        .flatMap(indexes::queriedBy)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> queriedBy(JavaCodeUnit query) {
    if (!calls(query, "indexName")) {
      return Stream.of(TABLE);
    }
    if (namedIn(query).findAny().isPresent()) {
      return namedIn(query);
    }
    return reached.stream().filter(at -> calls(at, query)).flatMap(QueriedIndexes::named);
  }

  private static Stream<String> named(JavaCodeUnit caller) {
    if (namedIn(caller).findAny().isEmpty()) {
      throw new AssertionError(
          caller.getFullName() + ": found a query without an index' name, expected it there");
    }
    return namedIn(caller);
  }

  private static Stream<String> namedIn(JavaCodeUnit at) {
    return at.getFieldAccesses().stream()
        .map(JavaFieldAccess::getTarget)
        .filter(field -> field.getOwner().getName().endsWith(INDEX))
        .filter(field -> field.getRawType().equals(field.getOwner()))
        .map(field -> field.getName().toLowerCase(Locale.ROOT));
  }

  private static boolean calls(JavaCodeUnit at, String method) {
    return at.getAccessesFromSelf().stream()
        .map(JavaAccess::getTarget)
        .anyMatch(
            target ->
                target.getOwner().getName().endsWith(REQUEST) && target.getName().equals(method));
  }

  private static boolean calls(JavaCodeUnit at, JavaCodeUnit called) {
    return at.getAccessesFromSelf().stream()
        .map(JavaAccess::getTarget)
        .filter(target -> target.getName().equals(called.getName()))
        .anyMatch(target -> target.getFullName().equals(called.getFullName()));
  }
}
