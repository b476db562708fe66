package io.deployguardian.wire.github.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.Roles.Held;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.api.GitHub;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamRolesTest {

  private static final String MEMBERSHIP = "/memberships/";

  private final GuardedShop shop = new GuardedShop();

  @AfterEach
  void close() {
    shop.close();
  }

  private Held asked(GitHub github, String team, String login) {
    shop.standIn.team("octo-org/tech-leads", "alice");
    return new TeamRoles(github, new OneTeam(team)).holds(shop.subject(), login, "tech_lead");
  }

  private Held asked(String login) {
    return asked(shop.github, "octo-org/tech-leads", login);
  }

  @Test
  void whoever_is_in_the_team_holds_the_role() {
    assertThat(asked("alice")).isEqualTo(new Held.Yes());
    assertThat(asked("mallory"))
        .isEqualTo(new Held.No("not in octo-org/tech-leads, as far as we may see"));
  }

  @Test
  void a_role_without_a_team_is_held_by_nobody() {
    var roles = new TeamRoles(shop.github, new OneTeam("octo-org/tech-leads"));
    assertThat(roles.holds(shop.subject(), "alice", "owner"))
        .isEqualTo(new Held.No("the guarded map binds no team to role owner"));
    assertThat(shop.standIn.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tech-leads", "octo-org/", "octo-org/a/b", "../../x", ""})
  void a_text_that_names_no_team_is_a_mistake_in_the_map(String team) {
    assertThat(asked(shop.github, team, "alice"))
        .isEqualTo(
            new Held.No(
                "the guarded map binds role tech_lead to another text, expected"
                    + " organisation/team"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"github-actions[bot]", "..", "a/b", "", "alice "})
  void only_a_person_consents(String login) {
    assertThat(asked(login)).isEqualTo(new Held.No("that is no person's login"));
    assertThat(shop.standIn.requests()).isEmpty();
  }

  @Test
  void where_github_does_not_say_nobody_knows() {
    shop.standIn.fails(Fault.status(502).on(MEMBERSHIP));
    assertThat(asked("alice")).isInstanceOf(Held.Unknown.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.brokenJson().on(MEMBERSHIP));
    assertThat(asked("alice")).isInstanceOf(Held.Unknown.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.primaryLimit(shop.now().plusSeconds(1800)).on(MEMBERSHIP));
    assertThat(asked("alice")).isInstanceOf(Held.Unknown.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.slow(Duration.ofSeconds(2)).on(MEMBERSHIP));
    assertThat(asked(shop.impatient(), "octo-org/tech-leads", "alice"))
        .isInstanceOf(Held.Unknown.class);
  }

  @Test
  void a_missing_permission_is_named() {
    shop.standIn.fails(Fault.missingPermission("members=read").on(MEMBERSHIP));
    assertThat(((Held.Unknown) asked("alice")).why())
        .endsWith("it takes the permission members=read");
  }

  /**
   * @param team who holds the role tech_lead
   */
  private record OneTeam(String team) implements Guarded {

    @Override
    public Optional<Binding> binding(ServiceKey key) {
      return Optional.empty();
    }

    @Override
    public boolean names(long repository) {
      return true;
    }

    @Override
    public Optional<String> teamOf(String role) {
      return Optional.of(team).filter(any -> role.equals("tech_lead"));
    }
  }
}
