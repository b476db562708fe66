package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.json.DomainJson;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FunctionsTest {

  private final AtomicInteger flushed = new AtomicInteger();
  private final Functions functions = new Functions(flushed::incrementAndGet);

  @Test
  void a_function_is_found_by_its_name_with_and_without_the_prefix_that_it_has_on_aws() {
    functions.add(Agent.ROLLBACK, payload -> payload);

    assertThat(functions.find("rollback")).hasValue("rollback");
    assertThat(functions.find("deploy-guardian-rollback")).hasValue("rollback");
    assertThat(functions.find("deploy-guardian-")).isEmpty();
    assertThat(functions.find("Rollback")).isEmpty();
    assertThat(functions.find("smoke-test")).isEmpty();
  }

  @Test
  void an_invocation_answers_and_flushes() {
    functions.add(Agent.ROLLBACK, payload -> payload);
    JsonNode payload = DomainJson.mapper().createObjectNode().put("probe", true);

    assertThat(functions.invoke("rollback", payload)).isEqualTo(payload);
    assertThat(flushed).hasValue(1);
  }

  @Test
  void an_invocation_that_fails_flushes_too() {
    functions.add(
        Agent.ROLLBACK,
        payload -> {
          throw new IllegalStateException("broken");
        });

    assertThatThrownBy(() -> functions.invoke("rollback", null)).hasMessage("broken");
    assertThat(flushed).hasValue(1);
  }

  @Test
  void a_function_that_is_missing_names_those_that_are_there() {
    functions.add(Agent.ROLLBACK, payload -> payload);

    assertThatThrownBy(() -> functions.invoke("notification", null))
        .hasMessage("no function notification, expected one of [rollback]");
  }
}
