package io.deployguardian.wire.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What one request gave. */
sealed interface Reply {

  /**
   * @param cut whether the body went on after what was read
   */
  record Answer(int status, HttpHeaders headers, byte[] body, boolean cut) implements Reply {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Not asked, and it would not be asked another time. */
  record Refused(String expected, String found) implements Reply {}

  /** Asked, without an answer; another time may be different. */
  record Failed(String found) implements Reply {}
}
