package io.deployguardian.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.junit.jupiter.api.Test;

class JsonLogFormatterTest {
  private static final String TOKEN = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";
  private final JsonLogFormatter formatter = new JsonLogFormatter("smoke-test");

  @Test
  void writes_one_object_per_line() throws JsonProcessingException {
    var record = record("first\nsecond");
    record.setMdc(Map.of("traceId", "4bf9", "rollout", "4711-1-shop", "responseTime", "12.5"));
    var text = formatter.format(record);
    assertThat(text).endsWith("}\n").containsOnlyOnce("\n");
    var line = new ObjectMapper().readTree(text);
    assertThat(line.get("timestamp").textValue()).isEqualTo("2035-05-01T12:00:00Z");
    assertThat(line.get("level").textValue()).isEqualTo("INFO");
    assertThat(line.get("service").textValue()).isEqualTo("smoke-test");
    assertThat(line.get("traceId").textValue()).isEqualTo("4bf9");
    assertThat(line.get("rollout").textValue()).isEqualTo("4711-1-shop");
    assertThat(line.get("message").textValue()).isEqualTo("first\nsecond");
    assertThat(line.get("responseTime").doubleValue()).isEqualTo(12.5);
  }

  @Test
  void leaves_out_what_is_not_known() throws JsonProcessingException {
    var record = record("alone");
    record.setMdc(Map.of("responseTime", "soon"));
    var line = format(record);
    assertThat(line.has("traceId")).isFalse();
    assertThat(line.has("responseTime")).isFalse();
    assertThat(line.has("error")).isFalse();
  }

  @Test
  void fills_in_parameters_of_either_style() throws JsonProcessingException {
    var printf = new ExtLogRecord(Level.INFO, "%s of %s", FormatStyle.PRINTF, "test");
    printf.setParameters(new Object[] {1, 2});
    assertThat(format(printf).get("message").textValue()).isEqualTo("1 of 2");
    var plain = new LogRecord(Level.INFO, "{0} of {1}");
    plain.setParameters(new Object[] {1, 2});
    assertThat(formatter.format(plain)).contains("\"message\":\"1 of 2\"");
  }

  @Test
  void keeps_the_stack_of_an_error_short() throws JsonProcessingException {
    var record = record("failed");
    record.setThrown(new IllegalStateException("outer", deep(300)));
    var error = format(record).get("error");
    assertThat(error.get("class").textValue()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.get("message").textValue()).isEqualTo("outer");
    assertThat(error.at("/cause/message").textValue()).isEqualTo("inner");
    assertThat(error.at("/cause/stack")).hasSize(10);
    assertThat(formatter.format(record)).hasSizeLessThan(5_000);
  }

  @Test
  void bears_an_error_that_is_its_own_cause() {
    var first = new IllegalStateException("first");
    first.initCause(new IllegalStateException("second", first));
    var record = record("failed");
    record.setThrown(first);
    assertThat(formatter.format(record)).hasSizeLessThan(20_000);
  }

  @Test
  void never_writes_a_secret() {
    var record = record("message " + TOKEN);
    record.setMdc(Map.of("rollout", TOKEN));
    record.setThrown(new IllegalStateException(TOKEN, new IllegalStateException(TOKEN)));
    assertThat(formatter.format(record)).doesNotContain("16C7e42F292c").contains("message ***");
  }

  @Test
  void never_writes_half_a_secret_where_it_cuts_a_message() {
    var record = record("x".repeat(7_980) + " " + TOKEN + " " + "y".repeat(100));
    assertThat(formatter.format(record)).doesNotContain("ghs_").contains("characters)");
  }

  private JsonNode format(ExtLogRecord record) throws JsonProcessingException {
    return new ObjectMapper().readTree(formatter.format(record));
  }

  private static ExtLogRecord record(String message) {
    var record = new ExtLogRecord(Level.INFO, message, FormatStyle.NO_FORMAT, "test");
    record.setInstant(Instant.parse("2035-05-01T12:00:00Z"));
    return record;
  }

  private static RuntimeException deep(int frames) {
    return frames == 0 ? new IllegalArgumentException("inner") : deep(frames - 1);
  }
}
