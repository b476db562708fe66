package io.deployguardian.wire.github.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.notification.Dossiers;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.door.Door;
import io.deployguardian.wire.door.Doors;
import io.deployguardian.wire.door.NotificationDoor;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.json.DomainJson;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationTickTest {

  private final ToldShop it = new ToldShop();
  private final List<String> said = new ArrayList<>();
  private final Watch watch = new Listening();
  private final Door door =
      new NotificationDoor(
              it.notifications,
              new Dossiers(it.world.store, it.world.store, it.world.plans),
              null,
              Optional.empty(),
              watch)
          .of(new Doors(it.world.clock, () -> null, watch));

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void says_why_a_notice_is_not_told_and_that_it_is_when_it_is() {
    var back = it.world.clock.instant().plus(2, ChronoUnit.MINUTES);
    it.standIn.fails(Fault.status(503).until(back));
    Subject owed = it.deploy("42");
    it.world.minutes(1);

    assertThat(tick().path("told").asInt()).isZero();
    assertThat(said)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("tick: check run of " + owed.id() + ": check run: tried again at ")
                    .contains("503"));

    said.clear();
    it.world.minutes(10);
    assertThat(tick().path("told").asInt()).isPositive();
    assertThat(said).contains("tick: check run: told");
  }

  private JsonNode tick() {
    return door.enter(DomainJson.mapper().createObjectNode().put("tick", true));
  }

  private final class Listening implements Watch {
    @Override
    public <T> T about(Concern concern, Supplier<T> work) {
      return work.get();
    }

    @Override
    public void count(String counter, long amount, String... tags) {}

    @Override
    public void failed(String what, RuntimeException why) {
      throw why;
    }

    @Override
    public void said(String what) {
      said.add(what);
    }
  }
}
