package io.deployguardian.core.command;

import static io.deployguardian.core.command.Commented.INCIDENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.testing.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OvertakenCommandTest {
  private final Commented at = new Commented();
  private final World world = at.world;

  /** Said about two; GitHub is out of reach; three, the fix, soaks when it comes back. */
  @Test
  void a_late_rollback_does_not_take_back_the_fix_that_came_after_it_was_said() {
    world.promote(1);
    world.deploy(2);
    at.github.goDown(true);
    at.say("mona", INCIDENT, "/guardian rollback two is bad");
    world.clock.pass(Duration.ofMinutes(20));
    world.deploy(3);
    assertThat(world.state(3)).isEqualTo("Soaking");
    at.github.goDown(false);
    at.minutes(20);
    assertThat(world.state(3)).as("the fix").isEqualTo("Soaking");
  }
}
