package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLockTest {

  @Test
  void one_host_at_a_time_and_the_next_one_after_it(@TempDir Path data) throws Exception {
    try (var first = DataLock.on(data)) {
      assertThatThrownBy(() -> DataLock.on(data))
          .as("while %s is held", first)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use by another host");
    }
    try (var next = DataLock.on(data)) {
      assertThat(next.file().isOpen()).isTrue();
    }
  }
}
