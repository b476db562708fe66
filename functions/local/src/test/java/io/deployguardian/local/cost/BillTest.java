package io.deployguardian.local.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.local.SteppedHost.Cause;
import io.deployguardian.local.cost.Prices.Item;
import io.deployguardian.local.cost.Usage.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillTest {

  private static final Offset<Double> CLOSE = within(1e-9);
  private static final String REGION = "us-east-1";
  private static final Path PRICES = Path.of("../../scripts/prices.json");
  private static final Prices.Assumed ASSUMED =
      new Prices.Assumed(1024, 1024, 500, 10, 40, 200, 100, 10);
  private static final Memory MEMORY = new Memory(Map.of(), 1024);

  @TempDir Path folder;

  private static Usage used(Unit unit, double amount) {
    Usage usage = Usage.none();
    usage.add(new Line(Agent.ROLLBACK, Cause.EVENT, unit), amount);
    return usage;
  }

  private static Bill bill(Usage usage, int alarms) {
    return Bill.of(usage, alarms, ASSUMED, MEMORY);
  }

  @Test
  void a_thousand_metrics_read_cost_a_cent() throws IOException {
    Prices prices = Prices.read(PRICES);
    Bill bill = bill(used(Unit.METRICS_READ, 1000), 0);
    assertThat(bill.usd(prices, REGION)).isEqualTo(0.01, CLOSE);
    assertThat(bill.usdBeyondFree(prices, REGION)).isEqualTo(0.01, CLOSE);
  }

  @Test
  void ten_alarms_are_free_and_the_eleventh_is_not() throws IOException {
    Prices prices = Prices.read(PRICES);
    assertThat(bill(Usage.none(), 10).usd(prices, REGION)).isEqualTo(1, CLOSE);
    assertThat(bill(Usage.none(), 10).usdBeyondFree(prices, REGION)).isZero();
    assertThat(bill(Usage.none(), 11).usdBeyondFree(prices, REGION)).isEqualTo(0.1, CLOSE);
  }

  @Test
  void a_custom_metric_is_paid_by_the_hour_and_never_more_than_a_month() {
    Usage usage = Usage.none();
    usage.addHours("a", 73);
    usage.addHours("b", 7300);
    assertThat(bill(usage, 0).amounts().get(Item.METRICS)).isEqualTo(1.1, CLOSE);
  }

  @Test
  void a_function_runs_for_its_own_work_and_for_what_it_waits_for() {
    Usage usage =
        used(Unit.CPU_MILLIS, 30)
            .with(used(Unit.TABLE_CALLS, 2))
            .with(used(Unit.AWS_CALLS, 1))
            .with(used(Unit.WEB_CALLS, 1))
            .with(used(Unit.COLD_STARTS, 1));
    assertThat(Bill.millis(usage, Agent.ROLLBACK, ASSUMED, MEMORY)).isEqualTo(790, CLOSE);
    assertThat(bill(usage, 0).amounts().get(Item.LAMBDA_GB_SECONDS)).isEqualTo(0.79, CLOSE);
  }

  @Test
  void half_the_memory_is_half_the_processor() {
    var half = new Memory(Map.of(Agent.ROLLBACK, 512), 1024);
    assertThat(Bill.millis(used(Unit.CPU_MILLIS, 30), Agent.ROLLBACK, ASSUMED, half))
        .isEqualTo(60, CLOSE);
  }

  @Test
  void what_lambda_logs_is_added_to_what_we_log() {
    Usage usage = used(Unit.LOG_BYTES, 900).with(used(Unit.INVOCATIONS, 1));
    assertThat(bill(usage, 0).amounts().get(Item.LOGS)).isEqualTo(1e-6, within(1e-15));
  }

  @Test
  void ticks_that_come_anyway_are_no_deployments() {
    Usage played = Usage.none();
    var tick = new Line(Agent.CANARY_EVALUATION, Cause.SCHEDULE, Unit.INVOCATIONS);
    var reads = new Line(Agent.CANARY_EVALUATION, Cause.SCHEDULE, Unit.READ_UNITS);
    var event = new Line(Agent.CANARY_EVALUATION, Cause.EVENT, Unit.INVOCATIONS);
    played.add(tick, 61);
    played.add(reads, 200);
    played.add(event, 4);
    Usage idle = Usage.none();
    idle.add(tick, 60);
    idle.add(reads, 120);
    Usage deployment = played.beyond(idle);
    assertThat(deployment.sum(Unit.INVOCATIONS)).isEqualTo(4);
    assertThat(deployment.sum(Unit.READ_UNITS)).isEqualTo(80);
  }

  @Test
  void a_price_that_is_not_there_is_not_free() throws IOException {
    String all = Files.readString(PRICES);
    Path without = Files.writeString(folder.resolve("a"), all.replace("\"ALARMS\"", "\"LOGS\""));
    assertThatThrownBy(() -> Prices.read(without))
        .hasMessageContaining("found no price of [ALARMS]");
    Path empty =
        Files.writeString(folder.resolve("b"), all.replaceFirst("\"us-east-1\": 0.20", "\"x\": 1"));
    assertThatThrownBy(() -> Prices.read(empty))
        .hasMessageContaining("LAMBDA_REQUESTS.us-east-1: found no number");
  }

  @Test
  void memory_is_what_terraform_says() throws IOException {
    Path terraform =
        Files.writeString(
            folder.resolve("functions.tf"),
            """
            locals {
              roster = {
                event-relay = {
                  does   = "Puts events"
                  memory = 512, timeout = 60
                }
                "canary-evaluation" = {
                  memory = 1024
                }
                rollback = { memory = 256, timeout = 900 }
              }
            }
            """);
    Memory memory = Memory.in(terraform, 128);
    assertThat(memory.of(Agent.EVENT_RELAY)).isEqualTo(512);
    assertThat(memory.of(Agent.CANARY_EVALUATION)).isEqualTo(1024);
    assertThat(memory.of(Agent.ROLLBACK)).isEqualTo(256);
    assertThat(memory.of(Agent.NOTIFICATION)).isEqualTo(128);
    assertThat(Memory.in(folder.resolve("none"), 128).told()).isEmpty();
  }

  @Test
  void figures_go_between_the_markers_of_the_page() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("cost.md"),
            "prose\n<!-- cost:begin -->\nold\n<!-- cost:end -->\nmore\n");
    Cost.write(page, "new\n");
    assertThat(page).hasContent("prose\n<!-- cost:begin -->\n\nnew\n\n<!-- cost:end -->\nmore\n");
    Path wrong = Files.writeString(folder.resolve("w.md"), "prose\n");
    assertThatThrownBy(() -> Cost.write(wrong, "new")).hasMessageContaining("found no place");
  }
}
