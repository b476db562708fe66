package io.deployguardian.wire.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.plan.PlanReading.Invalid;
import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schema is for editors, the reader decides: what the schema refuses, the reader refuses too.
 */
class PlanSchemaTest {

  private final YamlPlanReader reader = new YamlPlanReader();

  @ParameterizedTest
  @MethodSource("good")
  void what_the_reader_takes_the_schema_takes(String text) {
    assertThat(reader.read(text)).isInstanceOf(Valid.class);
    assertThat(PlanSchema.complaints(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seenByBoth")
  void what_is_wrong_in_form_both_refuse(Bad bad) {
    assertThat(reader.read(bad.text())).isInstanceOf(Invalid.class);
    assertThat(PlanSchema.complaints(bad.text())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("seenByTheReader")
  void what_only_the_reader_can_see_it_refuses(Bad bad) {
    assertThat(reader.read(bad.text())).isInstanceOf(Invalid.class);
  }

  @Test
  void the_schema_is_a_schema() {
    assertThat(PlanSchema.complaintsAboutItself()).isEmpty();
  }

  static Stream<String> good() {
    return PlanTexts.good();
  }

  static Stream<Bad> seenByBoth() {
    return PlanTexts.bad().filter(Bad::schema);
  }

  static Stream<Bad> seenByTheReader() {
    return PlanTexts.bad().filter(bad -> !bad.schema());
  }
}
