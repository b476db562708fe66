package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneHost.class)
class SameDeliveryManyTimesTest {

  private static final int TIMES = 100;
  private static final int THREADS = 16;

  @Test
  void a_delivery_sent_100_times_from_16_threads_is_one_rollout_and_one_chain_of_decisions(
      RunningHost host) throws Exception {
    Deployed deployed = Deployed.first();
    host.caller().publish(deployed.artifact(), 0, false);

    List<Caller.Answer> created = storm(host, deployed.created());
    List<Caller.Answer> succeeded = storm(host, deployed.succeeded());

    assertThat(created).hasSize(TIMES).allMatch(answer -> answer.status() / 100 == 2);
    assertThat(succeeded).hasSize(TIMES).allMatch(answer -> answer.status() / 100 == 2);
    assertThat(created).filteredOn(answer -> answer.json().has("accepted")).hasSize(1);
    assertThat(succeeded).filteredOn(answer -> answer.json().has("accepted")).hasSize(1);

    host.awaitState(deployed, "Promoted");
    assertThat(rolloutsOf(host, deployed)).containsExactly(deployed.rollout());
    assertThat(decisions(host, deployed))
        .containsExactlyInAnyOrder(
            "register",
            "the pipeline published the release",
            "plan accepted",
            "start the smoke test",
            "smoke test passed",
            "soak at 100 %",
            "promote to 100 %",
            "promoted");
    assertThat(host.caller().rollout(deployed).path("effects").findValuesAsText("key"))
        .containsExactlyInAnyOrder("traffic-stage-0", "traffic-promotion");
  }

  private static List<Caller.Answer> storm(RunningHost host, Delivery delivery)
      throws InterruptedException, ExecutionException {
    var gun = new CountDownLatch(1);
    Callable<Caller.Answer> shot =
        () -> {
          gun.await();
          return host.caller().deliver(delivery);
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Caller.Answer>> shots =
          IntStream.range(0, TIMES).mapToObj(i -> threads.submit(shot)).toList();
      gun.countDown();
      List<Caller.Answer> answers = new ArrayList<>();
      for (Future<Caller.Answer> fired : shots) {
        answers.add(fired.get());
      }
      return answers;
    }
  }

  private static List<String> rolloutsOf(RunningHost host, Deployed deployed) {
    return host.caller()
        .get("/rollouts")
        .json()
        .path("rollouts")
        .valueStream()
        .filter(rollout -> rollout.path("repository").asLong() == deployed.repository())
        .map(rollout -> rollout.path("rollout").asText())
        .toList();
  }

  private static List<String> decisions(RunningHost host, Deployed deployed) {
    JsonNode timeline = host.caller().rollout(deployed).path("timeline");
    return timeline.valueStream().map(entry -> entry.path("decision").asText()).toList();
  }
}
