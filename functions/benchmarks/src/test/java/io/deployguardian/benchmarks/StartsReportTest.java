package io.deployguardian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.benchmarks.starts.Lineup;
import io.deployguardian.benchmarks.starts.Start;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class StartsReportTest {

  @Test
  void compares_each_function_with_the_hello_that_has_its_extensions() {
    var starts = new HashMap<String, Start>();
    Lineup.yardsticks().forEach(name -> starts.put(name, start(1_000)));
    Lineup.ours().forEach(name -> starts.put(name, start(3_000)));
    starts.put(Lineup.helloWithATable("rollback"), start(2_000));

    var lines = StartsReport.of(starts, "JVM", "on a machine", 7).lines().toList();
    assertThat(lines.getFirst()).contains("7 cold starts", "on a machine", "--starts 7");
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).startsWith("| rollback ").contains("3.00", "1.50"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("| notification ")
                    .contains("3.00")
                    .doesNotContain("1.50"))
        .anySatisfy(line -> assertThat(line).startsWith("| *bare* ").contains("1,000"));
  }

  private static Start start(double figure) {
    return new Start(figure, figure, figure, figure, figure, figure);
  }
}
