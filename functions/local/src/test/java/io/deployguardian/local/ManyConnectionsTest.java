package io.deployguardian.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's load and people share one server. */
@Tag("slow")
class ManyConnectionsTest {

  /** As many as the load may hold on three routes. */
  private static final int CONNECTIONS = 300;

  private static final String ASK = "GET /rollouts HTTP/1.1\r\nHost: local\r\n\r\n";

  @TempDir private Path folder;

  @Test
  void a_connection_that_was_answered_may_be_used_again_however_many_there_are()
      throws IOException {
    TestPlan.in(folder);
    List<Socket> connections = new ArrayList<>();
    try (var host = new HostProcess(folder)) {
      host.startAndWait();
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(new Socket("127.0.0.1", host.caller().base().getPort()));
      }
      for (int round = 1; round <= 2; round++) {
        for (Socket connection : connections) {
          assertThat(statusOf(connection)).isEqualTo("HTTP/1.1 200 OK");
        }
      }
    } finally {
      for (Socket connection : connections) {
        connection.close();
      }
    }
  }

  /** Asks, and reads all of the answer, which ends a line. Empty if the server hung up. */
  private static String statusOf(Socket connection) throws IOException {
    connection.getOutputStream().write(ASK.getBytes(US_ASCII));
    var answer = new StringBuilder();
    byte[] part = new byte[4096];
    while (!answer.toString().endsWith("}\n")) {
      int length = connection.getInputStream().read(part);
      if (length < 0) {
        break;
      }
      answer.append(new String(part, 0, length, US_ASCII));
    }
    return answer.toString().lines().findFirst().orElse("");
  }
}
