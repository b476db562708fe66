package io.deployguardian.core.command;

import static io.deployguardian.core.command.Commented.INCIDENT;
import static io.deployguardian.core.command.Commented.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rollout is meant where one commit was deployed as several. */
class ScopeTest {

  private final Commented at = new Commented();
  private final World world = at.world;

  @BeforeEach
  void one_commit_is_deployed_as_several() {
    world.promote(1);
    world.deploy(2);
    at.alsoAs(2, "search", "production");
    at.alsoAs(2, "shop", "staging EU");
  }

  @Test
  void nothing_happens_until_somebody_says_which_and_the_lines_to_write_are_given() {
    assertThat(at.ask(pull(2), "/guardian hold it is `slow`"))
        .contains(
            "Nothing changed",
            "- `/guardian hold search/production it is 'slow'`",
            "- `/guardian hold shop/production it is 'slow'`",
            "- `/guardian hold shop/staging EU it is 'slow'`");
    assertThat(world.state(2)).isEqualTo("Soaking");
  }

  @Test
  void a_name_that_fits_several_narrows_it_down() {
    assertThat(at.ask(pull(2), "/guardian hold production it is slow"))
        .contains("search/production", "shop/production")
        .doesNotContain("staging");
  }

  @ParameterizedTest
  @CsvSource({
    "shop/production, 4711-2-shop",
    "SHOP/Production, 4711-2-shop",
    "search, 4711-102-search",
    "staging EU, 4711-102-shop",
    "shop/staging eu, 4711-102-shop"
  })
  void a_service_an_environment_or_both_pick_one(String name, String rollout) {
    assertThat(at.ask(pull(2), "/guardian status " + name)).contains(rollout);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "check", "approve", "hold", "promote", "abort", "rollback"})
  void what_is_named_and_not_here_is_never_taken_for_a_reason(String word) {
    var before = at.decisions();
    assertThat(at.ask(INCIDENT, "/guardian " + word + " search is slow"))
        .contains("Nothing changed", "is not what this place is about", "shop/production");
    assertThat(at.decisions()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "check", "approve"})
  void where_only_a_name_may_follow_anything_else_is_asked_back(String word) {
    assertThat(at.ask(INCIDENT, "/guardian " + word + " prodution"))
        .contains("`prodution` is not what this place is about");
  }

  @Test
  void names_of_strangers_are_only_text() {
    at.alsoAs(2, "`@acme/all`|[x](http://evil.example)", "<img src=x>\nproduction");
    assertThat(at.ask(pull(2), "/guardian status").replaceAll("`[^`\n]+`", ""))
        .doesNotContain("@", "http", "<", "`");
  }

  @Test
  void of_one_service_and_environment_the_newest_deployment_of_the_commit_counts() {
    at.github.pull(50, "c0ffee1", "c0ffee2");
    assertThat(at.ask(50, "/guardian status shop/production")).contains("4711-2-shop");
  }

  @Test
  void the_head_of_a_pull_request_counts_as_much_as_what_it_was_merged_as() {
    at.github.pull(51, "c0ffee1");
    assertThat(at.ask(51, "/guardian status")).contains("4711-1-shop");
    at.github.pull(52, "f00");
    assertThat(at.ask(52, "/guardian status")).contains("about no rollout");
  }
}
