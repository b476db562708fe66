package io.deployguardian.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "token ghp_16C7e42F292c6912E7710c838347Ae178B4a! | token ***!",
        "ghs_16C7e42F292c6912E7710c838347Ae178B4a | ***",
        "github_pat_11ABCDEFG0aBcDeFgHiJ_kLmNoPq | ***",
        "X-Hub-Signature-256: sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17 | X-Hub-Signature-256: ***",
        "Authorization: Bearer abc.def-ghi | Authorization: Bearer ***",
        "{'authorization':'Basic dXNlcjpwYXNz'} | {'authorization':'Basic dXNlcjpwYXNz'}",
        "with bearer abcdefgh1234, then | with bearer ***, then",
        "key AKIAIOSFODNN7EXAMPLE found | key *** found",
        "https://hooks.slack.com/services/T0/B0/XyZ | https://***",
        "xoxb-123456789012-abcdef | ***",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxMjM0In0.c2lnbmF0dXJl | ***"
      })
  void blanks_what_looks_like_a_secret(String text, String clean) {
    // A CSV quote can't stand for a JSON one.
    var json = text.replace('\'', '"');
    var expected = clean.replace('\'', '"').replace("dXNlcjpwYXNz", "***");
    assertThat(Redaction.clean(json)).isEqualTo(expected);
  }

  @Test
  void blanks_private_keys_whole_or_cut_off() {
    var key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----";
    assertThat(Redaction.clean("a " + key + " b")).isEqualTo("a *** b");
    assertThat(Redaction.clean("a " + key.substring(0, 40))).isEqualTo("a ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rollout 4711-1-shop advanced to 25 %",
        "plan 757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "commit c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00",
        "trace 4bf92f3577b34da6a3ce929d0e0e4736",
        "arn:aws:lambda:eu-central-1:123456789012:function:web:live",
        "the bearer of bad news"
      })
  void leaves_alone_what_people_need(String text) {
    assertThat(Redaction.clean(text)).isEqualTo(text);
  }

  @Test
  void is_fast_on_long_lines() {
    var line = "sha256=zz authorization -----BEGIN PRIVATE KEY----- bearer ".repeat(5_000);
    assertThat(Redaction.clean(line)).hasSizeLessThan(line.length());
  }
}
