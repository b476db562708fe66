package io.deployguardian.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.PlanReader;
import io.deployguardian.core.plan.PlanReading;
import io.deployguardian.core.plan.PlanReading.Problem;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.rollout.PlanId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DynamoPlansTest {
  private static final PlanId ID = new PlanId("5ba3");
  private final TestTable table = TestTable.create();
  private final List<String> read = new ArrayList<>();
  private final DynamoPlans plans = plans();

  @Test
  void finds_what_was_put() {
    plans.put(ID, "shop");
    assertThat(plans().get(ID).serviceNames()).containsExactly("shop");
    assertThat(plans.find(new PlanId("other"))).isEmpty();
  }

  @Test
  void keeps_the_first_text_under_an_id() {
    plans.put(ID, "shop");
    plans.put(ID, "other");
    assertThat(plans.get(ID).serviceNames()).containsExactly("shop");
  }

  @Test
  void reads_a_plan_once() {
    plans.put(ID, "shop");
    plans.get(ID);
    plans.get(ID);
    assertThat(read).containsExactly("shop");
  }

  @Test
  void says_what_is_wrong_with_a_stored_plan_that_cannot_be_read_any_more() {
    plans.put(ID, "invalid");
    assertThatThrownBy(() -> plans.find(ID))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("5ba3")
        .hasMessageContaining("found invalid");
  }

  private DynamoPlans plans() {
    PlanReader reader =
        text -> {
          read.add(text);
          if (text.equals("invalid")) {
            return new PlanReading.Invalid(List.of(new Problem(1, "services", text, "a map")));
          }
          var services = new TreeMap<>(Map.of(text, ServicePlan.of(new TreeMap<>())));
          return new PlanReading.Valid(ID, new Plan(services));
        };
    return new DynamoPlans(table.client(), table.name(), reader);
  }
}
