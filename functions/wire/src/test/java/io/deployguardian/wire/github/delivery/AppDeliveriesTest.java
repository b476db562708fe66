package io.deployguardian.wire.github.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.delivery.Attempt;
import io.deployguardian.core.delivery.Deliveries.Asked;
import io.deployguardian.core.delivery.Deliveries.Listed;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.gate.GuardedShop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AppDeliveriesTest {

  private final GuardedShop shop = new GuardedShop();
  private final Instant start = shop.now();

  @AfterEach
  void close() {
    shop.close();
  }

  private Listed since(GitHub github, Instant from) {
    return new AppDeliveries(github).since(from);
  }

  private Listed.Attempts known(Instant from) {
    return (Listed.Attempts) since(shop.github, from);
  }

  private long delivered(String guid, int status) {
    shop.later(Duration.ofSeconds(1));
    return shop.standIn.delivered(guid, "deployment", "created", status, shop.now());
  }

  @Test
  void attempts_are_listed_with_what_became_of_them() {
    delivered("guid-1", 200);
    long id = delivered("guid-2", 0);
    assertThat(known(start).attempts().getFirst())
        .isEqualTo(
            new Attempt(
                id, "guid-2", shop.now(), "deployment", false, "Invalid HTTP Response: 0, 0"));
    assertThat(known(start).attempts()).extracting(Attempt::succeeded).containsExactly(false, true);
    assertThat(known(start).complete()).isTrue();
  }

  @Test
  void nothing_delivered_is_a_complete_list() {
    assertThat(known(start)).isEqualTo(new Listed.Attempts(List.of(), true));
  }

  @Test
  void what_is_older_is_left_out_and_its_pages_are_not_read() {
    for (int i = 0; i < 450; i++) {
      delivered("guid-" + i, 200);
    }
    Listed.Attempts listed = known(shop.now().minusSeconds(149));
    assertThat(listed.attempts()).hasSize(150);
    assertThat(listed.complete()).isTrue();
    assertThat(shop.standIn.requests("GET /app/hook/deliveries")).hasSize(2);
  }

  @Tag("slow")
  @Test
  void more_than_thirty_pages_are_cut_and_said_to_be() {
    for (int i = 0; i < 3_001; i++) {
      delivered("guid-" + i, 200);
    }
    assertThat(known(start).attempts()).hasSize(3_000);
    assertThat(known(start).complete()).isFalse();
    assertThat(known(start).attempts().getFirst().guid()).isEqualTo("guid-3000");
  }

  @Test
  void a_delivery_is_asked_for_again() {
    long id = delivered("guid-1", 502);
    List<String> again = new ArrayList<>();
    shop.standIn.onRedelivery(
        guid -> {
          again.add(guid);
          return 202;
        });
    Attempt attempt = known(start).attempts().getFirst();
    assertThat(attempt.id()).isEqualTo(id);
    assertThat(new AppDeliveries(shop.github).redeliver(attempt)).isEqualTo(new Asked.Accepted());
    assertThat(again).containsExactly("guid-1");
    assertThat(known(start).attempts()).hasSize(2);
  }

  @Test
  void a_delivery_that_is_gone_or_an_answer_that_is_lost_is_a_failure_that_says_so() {
    delivered("guid-1", 502);
    Attempt attempt = known(start).attempts().getFirst();
    shop.standIn.fails(Fault.answerLost().on("POST .*/attempts").times(1));
    var deliveries = new AppDeliveries(shop.github);
    assertThat(deliveries.redeliver(attempt)).isInstanceOf(Asked.Failed.class);
    assertThat(known(start).attempts()).hasSize(2);
    var gone = new Attempt(99, "guid-2", start, "push", false, "timed out, 0");
    assertThat(deliveries.redeliver(gone))
        .isEqualTo(new Asked.Failed("redeliver 99 (the App): 404 Not Found"));
  }

  @Test
  void where_github_can_not_say_it_is_asked_later() {
    shop.standIn.fails(Fault.status(503).on("/deliveries"));
    assertThat(since(shop.github, start)).isInstanceOf(Listed.Unavailable.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.brokenJson().on("/deliveries"));
    assertThat(since(shop.github, start)).isInstanceOf(Listed.Unavailable.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.primaryLimit(shop.now().plusSeconds(1800)).on("/deliveries"));
    assertThat(since(shop.github, start)).isInstanceOf(Listed.Unavailable.class);
    shop.standIn.heal();
    shop.standIn.fails(Fault.slow(Duration.ofSeconds(2)).on("/deliveries"));
    assertThat(since(shop.impatient(), start)).isInstanceOf(Listed.Unavailable.class);
  }

  @Test
  void a_page_that_fails_makes_no_shorter_list() {
    for (int i = 0; i < 150; i++) {
      delivered("guid-" + i, 200);
    }
    shop.standIn.fails(Fault.status(502).on("cursor="));
    assertThat(since(shop.github, start)).isInstanceOf(Listed.Unavailable.class);
  }

  @Test
  void where_github_will_not_say_a_person_is_needed() {
    shop.standIn.fails(Fault.status(401, "A JSON web token could not be decoded").on("/app/"));
    assertThat(since(shop.github, start)).isInstanceOf(Listed.Refused.class);
    shop.standIn.heal();
    assertThat(((Listed.Refused) since(shop.asPerson(), start)).why())
        .contains("expected an App's id and key");
  }
}
