package io.deployguardian.core.testing;

import static io.deployguardian.core.testing.World.all;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorldTest {

  @Test
  void brings_a_first_and_a_second_release_all_the_way() {
    var world = new World();
    world.promote(1);
    assertThat(world.split()).isEqualTo(all(1));
    world.promote(2);
    assertThat(world.split()).isEqualTo(all(2));
    assertThat(world.state(1)).isEqualTo("Superseded");
  }
}
