package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.rollout.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void without_options_it_guards_on_port_8080_without_a_plan() throws Exception {
    Options options = Options.parse();

    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.plan()).isEmpty();
    assertThat(options.tick()).isEqualTo(Duration.ofSeconds(1));
    assertThat(options.mode()).isEqualTo(Mode.GUARDING);
    assertThat(options.data()).isAbsolute().endsWithRaw(Path.of("target", "local-data"));
  }

  @Test
  void all_of_them_in_any_order(@TempDir Path folder) throws Exception {
    Path plan = Files.writeString(folder.resolve("plan.yml"), "version: 1");

    Options options =
        Options.parse(
            "--mode",
            "observe-only",
            "--tick",
            "250ms",
            "--plan",
            plan.toString(),
            "--data",
            folder.toString(),
            "--fake-github",
            "--port",
            "0");

    assertThat(options)
        .isEqualTo(
            new Options(
                0, folder, Optional.of(plan), Duration.ofMillis(250), Mode.OBSERVE_ONLY, true));
    assertThat(Options.parse("--tick", "2m").tick()).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --prot 1          | found the unknown option --prot
          8080              | found the unknown option 8080
          --port            | --port: found nothing behind it
          --port x          | --port: found x, expected 0 to 65535
          --port -1         | --port: found -1, expected 0 to 65535
          --port 65536      | --port: found 65536, expected 0 to 65535
          --port 123456     | --port: found 123456, expected 0 to 65535
          --plan /nowhere/p | --plan: found no readable file /nowhere/p, expected a plan
          --plan /          | --plan: found no readable file /, expected a plan
          --tick 0s         | --tick: found 0s, expected at least 100ms
          --tick 99ms       | --tick: found 99ms, expected at least 100ms
          --tick 1h         | --tick: found 1h, expected such as 500ms, 1s or 1m
          --tick 1.5s       | --tick: found 1.5s, expected such as 500ms, 1s or 1m
          --mode off        | --mode: found off, expected one of [guarding, observe-only, stopped]
          --mode GUARDING   | --mode: found GUARDING, expected one of [guarding, observe-only, stopped]
          """)
  void a_wrong_option_is_told_in_one_line(String line, String expected) {
    assertThatThrownBy(() -> Options.parse(line.split(" ")))
        .isInstanceOf(Options.Wrong.class)
        .hasMessageStartingWith(expected)
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat((String) message).doesNotContain("\n"));
  }
}
