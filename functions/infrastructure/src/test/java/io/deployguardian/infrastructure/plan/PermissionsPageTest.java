package io.deployguardian.infrastructure.plan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.infrastructure.Checkout;
import io.deployguardian.infrastructure.terraform.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference/permissions.md} shows what the plan grants. If a change is meant, run this
 * test once with {@code -Dwrite}, and read what changed.
 */
@Tag("slow")
class PermissionsPageTest {

  private static final Path PAGE = Checkout.top().resolve("docs/reference/permissions.md");
  private static final String BEGIN = "<!-- permissions:begin -->\n";
  private static final String END = "<!-- permissions:end -->";

  @Test
  void the_page_shows_every_statement_of_every_role() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(end).as("%s: markers", PAGE).isGreaterThan(begin - 1);
    String expected = page.substring(0, begin) + tables() + page.substring(end);
    if (System.getProperty("write") != null) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).as("%s; -Dwrite writes it", PAGE).isEqualTo(expected);
  }

  private static String tables() {
    List<Statement> all =
        Stream.of("complete", "complete/target-account")
            .map(example -> new RolePolicies(Resources.of(Examples.plan(example))))
            .flatMap(policies -> policies.statements().stream())
            .toList();
    assertThat(all).isNotEmpty();
    String roles =
        all.stream()
            .collect(groupingBy(Statement::role, TreeMap::new, toList()))
            .entrySet()
            .stream()
            .map(role -> table(role.getKey(), role.getValue()))
            .collect(joining("\n", "\n", "\n"));
    var admissions =
        AdmissionCheck.admissions(
            Examples.plan("complete"), Examples.plan("complete/target-account"));
    return roles + AdmissionTable.of(admissions) + "\n";
  }

  private static String table(String role, List<Statement> statements) {
    return statements.stream()
        .sorted(Comparator.comparing(Statement::sid))
        .map(PermissionsPageTest::row)
        .collect(joining("", "### " + role + "\n\n| Sid | may | on |\n|---|---|---|\n", ""));
  }

  private static String row(Statement statement) {
    return "| `%s` | %s | %s |\n"
        .formatted(
            statement.sid(),
            codes(statement.actions()),
            codes(statement.resources().stream().map(PermissionsPageTest::anywhere).toList())
                + why(statement));
  }

  private static String codes(List<String> words) {
    return words.stream().sorted().map(word -> "`" + word + "`").collect(joining(", "));
  }

  static String anywhere(String arn) {
    return arn.replaceFirst("^(arn:aws:[a-z0-9]+):[a-z0-9-]*:\\d{12}:", "$1:…:");
  }

  private static String why(Statement statement) {
    boolean wild = statement.resources().stream().anyMatch(Statement::isWild);
    return wild ? ": " + Grants.WILD_RESOURCES.get(statement.sid()).why() : "";
  }
}
