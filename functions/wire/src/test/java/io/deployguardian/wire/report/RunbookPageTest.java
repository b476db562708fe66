package io.deployguardian.wire.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.runbook.Runbook;
import io.deployguardian.core.testing.SamplePlans;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names come from strangers, and people copy what a runbook says. */
class RunbookPageTest {

  @Test
  void has_every_part_that_a_runbook_should_have_in_order() {
    assertThat(page("shop").lines().filter(line -> line.startsWith("## ")))
        .containsExactly(
            "## Overview",
            "## Endpoints",
            "## Dependencies",
            "## SLA",
            "## Dashboards",
            "## Alerts",
            "## Common issues",
            "## Rollback",
            "## Contacts");
  }

  @Test
  void what_is_missing_is_seen() {
    assertThat(page("shop"))
        .contains("* Who answers for it: **not declared**; declare `services.shop.contacts`")
        .contains("* What it does, and for whom: **to be written**;");
  }

  @Property(tries = 50)
  void no_name_brings_a_heading_a_tag_or_a_link(
      @ForAll @NotBlank @StringLength(max = 100) String name) {
    long headings = page("shop").lines().filter(line -> line.startsWith("#")).count();
    String page = page(name);
    assertThat(page.lines().filter(line -> line.startsWith("#"))).hasSize((int) headings);
    String outsideOfCode =
        page.replaceAll("(?s)```sh\n.*?\n *```\n", "").replaceAll("(?<!\\\\)`[^`\n]*`", "");
    assertThat(outsideOfCode).doesNotContain("<", ">", "](");
    assertThat(page).doesNotContain("\u001b", "\u202e", "\u200b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop",
        "it's",
        "'; echo owned; '",
        "$(id) `id` \"x\" \\ !! | & ;",
        "two  spaces",
        "```",
        "\u00fcber \u202e shop"
      })
  void a_shell_reads_a_command_as_the_one_payload_that_it_is(String name) throws Exception {
    List<String> commands = commands(page(name));
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      JsonNode payload = payloadOf(command);
      assertThat(payload.at("/service").asText()).isEqualTo(name);
      assertThat(payload.at("/environment").asText()).isEqualTo("production");
    }
  }

  private static List<String> commands(String page) {
    return page.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("invoke rollback"))
        .toList();
  }

  /** As a shell would hand it to the AWS CLI. */
  private static JsonNode payloadOf(String command) throws IOException, InterruptedException {
    String script = "invoke() { printf '%s:%s' \"$#\" \"$2\"; }\n" + command + "\n";
    Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
    assertThat(said).startsWith("2:");
    return DomainJson.readStrictly(said.substring(2), JsonNode.class);
  }

  private static String page(String service) {
    var environments = new TreeMap<>(Map.of("production", SamplePlans.twoStages()));
    var plan = new Plan(new TreeMap<>(Map.of(service, ServicePlan.of(environments))));
    return RunbookPage.of(Runbook.of(new PlanId("ab".repeat(32)), plan, service).orElseThrow());
  }
}
