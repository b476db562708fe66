package io.deployguardian.wire.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

  /** GitHub's own test vector. */
  private static final String SECRET = "It's a Secret to Everybody";

  private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
  private static final String HEX =
      "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private final WebhookSignature signature = new WebhookSignature(SECRET, Optional.empty());

  @Test
  void githubs_own_test_vector_is_valid() {
    assertThat(signature.isValid(BODY, "sha256=" + HEX)).isTrue();
  }

  @Test
  void while_a_secret_is_rotated_both_count() {
    var rotating = new WebhookSignature("the new one", Optional.of(SECRET));
    assertThat(rotating.isValid(BODY, "sha256=" + HEX)).isTrue();
    var rotated = new WebhookSignature("the new one", Optional.empty());
    assertThat(rotated.isValid(BODY, "sha256=" + HEX)).isFalse();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "sha256=",
        HEX,
        "sha1=" + HEX,
        "sha256=" + HEX + "0",
        "sha256=g57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=857107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256= 57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
      })
  void any_other_header_is_not_valid(String header) {
    assertThat(signature.isValid(BODY, header)).isFalse();
  }

  @Property
  void any_other_body_is_not_valid(@ForAll byte[] body) {
    assertThat(signature.isValid(body, "sha256=" + HEX)).isFalse();
  }

  @Property
  void no_header_is_an_exception(@ForAll String header) {
    assertThat(signature.isValid(BODY, "sha256=" + header)).isFalse();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = " ")
  void an_empty_secret_is_refused_before_anything_can_be_signed_with_it(String secret) {
    assertThatThrownBy(() -> new WebhookSignature(secret, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("current webhook secret");
  }

  @Test
  void an_empty_previous_secret_is_refused_too() {
    assertThatThrownBy(() -> new WebhookSignature(SECRET, Optional.of("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("previous webhook secret");
  }
}
