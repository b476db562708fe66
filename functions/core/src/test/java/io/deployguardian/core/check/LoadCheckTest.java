package io.deployguardian.core.check;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** However a burst came to be, it stays small and at home. */
class LoadCheckTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void more_users_than_fifty_are_refused() {
    assertThatThrownBy(() -> burst("/", 51, SECOND)).hasMessageContaining("1 to 50");
    assertThatThrownBy(() -> burst("/", 0, SECOND)).hasMessageContaining("1 to 50");
  }

  @Test
  void more_than_a_minute_is_refused() {
    assertThatThrownBy(() -> burst("/", 1, Duration.ofMillis(60_001)))
        .hasMessageContaining("at most PT1M");
  }

  @Test
  void somebody_elses_url_is_refused() {
    assertThatThrownBy(() -> burst("https://victim.example/", 1, SECOND))
        .hasMessageContaining("expected one such as /");
  }

  private static LoadCheck burst(String path, int users, Duration duration) {
    return new LoadCheck("burst", path, users, duration, SECOND, 0.01, SECOND);
  }
}
