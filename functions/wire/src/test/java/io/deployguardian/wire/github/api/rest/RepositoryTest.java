package io.deployguardian.wire.github.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {

  @Test
  void a_full_name_has_two_parts() {
    assertThat(Repository.of("octo-org/shop.api_2")).hasToString("octo-org/shop.api_2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop", "a/b/c", "../app", "octo/..", "octo/a?b", "octo/a b", "/"})
  void what_would_lead_elsewhere_is_no_name(String text) {
    assertThatThrownBy(() -> Repository.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a repository's owner/name");
  }
}
