package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself: what it says and how it ends where it can't go on. */
@Tag("slow")
class HostCommandTest {

  @TempDir private Path folder;

  private record Ended(int code, List<String> said) {}

  @Test
  void a_wrong_option_is_one_line_and_exit_2() throws Exception {
    Ended ended = run(Checkout.EVENTS, "--tick", "0s");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said())
        .containsExactly("scripts/local: --tick: found 0s, expected at least 100ms");
  }

  @Test
  void a_port_that_is_taken_is_one_line_and_exit_1() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended = run(Checkout.EVENTS, "--port", String.valueOf(taken.getLocalPort()));

      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.said())
          .containsExactly(
              "scripts/local: --port: " + taken.getLocalPort() + " is taken; choose another");
    }
  }

  @Test
  void rules_that_cannot_be_read_end_it_instead_of_leaving_a_host_that_serves_nothing()
      throws Exception {
    Ended ended = run(folder.resolve("nowhere"), "--port", "0");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .filteredOn(line -> line.startsWith("scripts/local: the host can't start"))
        .singleElement()
        .asString()
        .contains("nowhere");
  }

  @Test
  void a_second_host_on_the_same_data_is_refused() throws Exception {
    try (var lock = DataLock.on(Files.createDirectories(folder.resolve("data")))) {
      Ended ended = run(Checkout.EVENTS, "--port", "0");

      assertThat(ended.code()).as("while %s is held", lock).isEqualTo(1);
      assertThat(ended.said())
          .singleElement()
          .asString()
          .contains("--data: found " + folder.resolve("data") + " in use by another host");
    }
  }

  @Test
  void stopped_in_good_order_it_goes_on_from_there() {
    TestPlan.in(folder);
    try (var host = new HostProcess(folder)) {
      host.startAndWait();
      Deployed first = Deployed.first();
      host.caller().publish(first.artifact(), 0, false);
      host.caller().deliver(first.created());
      host.caller().deliver(first.succeeded());

      host.stop();
      host.startAndWait();

      Eventually.see(() -> host.caller().stateOf(first), "Promoted"::equals);
    }
  }

  private Ended run(Path events, String... options) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    List<String> line = HostProcess.command(events, options);
    line.addAll(List.of("--data", folder.resolve("data").toString()));
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends: %s", line).isTrue();
      return new Ended(process.exitValue(), Files.readAllLines(said));
    } finally {
      process.destroyForcibly();
    }
  }
}
