package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One line of a statement's Condition. Its key may be written in any letters, large or small. */
record Condition(String operator, String key, List<String> values) {

  static final String SOURCE_ARN = "aws:SourceArn";
  static final String SOURCE_ACCOUNT = "aws:SourceAccount";
  static final String PRINCIPAL_ARN = "aws:PrincipalArn";
  static final String EXTERNAL_ID = "sts:ExternalId";
  static final String URL_AUTH = "lambda:FunctionUrlAuthType";
  static final String THROUGH_URL = "lambda:InvokedViaFunctionUrl";

  private static final Set<String> EXACT = Set.of("StringEquals", "Bool");
  private static final Set<String> OF_ARNS = Set.of("ArnEquals", "ArnLike");

  static Condition of(String operator, String key, String... values) {
    return new Condition(operator, key, List.of(values));
  }

  static List<Condition> all(JsonNode conditions) {
    return conditions.properties().stream()
        .flatMap(
            operator ->
                operator.getValue().properties().stream()
                    .map(
                        line ->
                            new Condition(
                                operator.getKey(), line.getKey(), Statement.list(line.getValue()))))
        .toList();
  }

  /** What isn't understood here holds for nobody. */
  boolean holds(Map<String, String> context) {
    return context.entrySet().stream()
        .filter(told -> told.getKey().equalsIgnoreCase(key))
        .anyMatch(told -> takes(told.getValue()));
  }

  private boolean takes(String told) {
    return EXACT.contains(operator) && values.contains(told)
        || OF_ARNS.contains(operator) && values.stream().anyMatch(arn -> isLike(arn, told));
  }

  /** Whether it demands something: an operator such as StringEqualsIfExists may demand nothing. */
  boolean demands(String wanted) {
    return key.equalsIgnoreCase(wanted)
        && (EXACT.contains(operator) || OF_ARNS.contains(operator))
        && !values.isEmpty();
  }

  /** With one of its values each. */
  Stream<Condition> parts() {
    return values.stream().map(value -> new Condition(operator, key, List.of(value)));
  }

  /** An ARN's parts are compared one by one: a wildcard ends where its part ends. */
  static boolean isLike(String pattern, String arn) {
    String[] parts = pattern.split(":", 6);
    String[] found = arn.split(":", 6);
    return parts.length == found.length
        && IntStream.range(0, parts.length).allMatch(i -> matches(parts[i], found[i]));
  }

  private static boolean matches(String pattern, String text) {
    String regex =
        pattern
            .chars()
            .mapToObj(
                c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString((char) c)))
            .collect(Collectors.joining());
    return text.matches(regex);
  }

  @Override
  public String toString() {
    return key + " " + values;
  }
}
