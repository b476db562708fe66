package io.deployguardian.aws.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.trace.Sampling;
import io.deployguardian.core.rollout.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventBridgeBusTest {

  /** EventBridge, as far as its answers go. */
  private static final class FakeEventBridge implements EventBridgeClient {
    private final List<PutEventsRequest> requests = new ArrayList<>();
    private final Function<PutEventsRequestEntry, PutEventsResultEntry> answers;

    FakeEventBridge(Function<PutEventsRequestEntry, PutEventsResultEntry> answers) {
      this.answers = answers;
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      requests.add(request);
      return PutEventsResponse.builder()
          .entries(request.entries().stream().map(answers).toList())
          .build();
    }

    @Override
    public String serviceName() {
      return "events";
    }

    @Override
    public void close() {}
  }

  @Test
  void puts_what_the_rules_match_on() {
    var client = new FakeEventBridge(entry -> accepted());
    assertThat(bus(client).put(entries(1))).containsExactly(new Put.Accepted());
    var sent = client.requests.getFirst().entries().getFirst();
    assertThat(sent.eventBusName()).isEqualTo("guardian");
    assertThat(sent.source()).isEqualTo("deploy-guardian");
    assertThat(sent.detailType()).isEqualTo("RolloutHeld");
    assertThat(sent.detail()).isEqualTo("{\"n\":0}");
    assertThat(sent.time()).isEqualTo(Samples.NOON);
    assertThat(sent.traceHeader()).isEqualTo("Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Sampled=0");
  }

  @Test
  void has_one_rollout_in_ten_traced_and_all_of_its_events() {
    var chance = new Random(4711);
    var client = new FakeEventBridge(entry -> accepted());
    var traced = new HashMap<String, Integer>();
    for (int n = 0; n < 2_000; n++) {
      var trace = "%016x%016x".formatted(chance.nextLong(), chance.nextLong());
      bus(client).put(List.of(entry(n, trace), entry(n + 1, trace)));
      var sent = client.requests.getLast().entries();
      assertThat(sent.getFirst().traceHeader()).isEqualTo(sent.getLast().traceHeader());
      traced.merge(sent.getFirst().traceHeader().replaceFirst(".*;", ""), 1, Integer::sum);
    }
    assertThat(traced).containsOnlyKeys("Sampled=0", "Sampled=1");
    assertThat(traced.get("Sampled=1")).isBetween(150, 250);
  }

  @Test
  void traces_nothing_that_has_no_trace() {
    var client = new FakeEventBridge(entry -> accepted());
    bus(client).put(List.of(entry(0, ""), entry(1, "nothing that X-Ray would take, 32 long")));
    assertThat(client.requests.getFirst().entries())
        .allSatisfy(sent -> assertThat(sent.traceHeader()).isNull());
  }

  @Test
  void looks_at_the_answer_for_each_entry() {
    var client =
        new FakeEventBridge(
            entry ->
                switch (entry.detail()) {
                  case "{\"n\":0}" -> accepted();
                  case "{\"n\":1}" -> failed("ThrottlingException");
                  default -> failed("MalformedDetail");
                });
    assertThat(bus(client).put(entries(3)))
        .hasExactlyElementsOfTypes(Put.Accepted.class, Put.Refused.class, Put.Rejected.class);
  }

  @Test
  void refuses_all_of_them_while_the_bus_is_out_of_reach() {
    var client =
        new FakeEventBridge(
            entry -> {
              throw SdkClientException.create("connection refused");
            });
    assertThat(bus(client).put(entries(2)))
        .hasExactlyElementsOfTypes(Put.Refused.class, Put.Refused.class);
  }

  @Test
  void finds_the_one_entry_that_fails_the_call_for_all() {
    var client =
        new FakeEventBridge(
            entry -> {
              if (entry.detail().equals("{\"n\":1}")) {
                throw invalid();
              }
              return accepted();
            });
    assertThat(bus(client).put(entries(3)))
        .hasExactlyElementsOfTypes(Put.Accepted.class, Put.Rejected.class, Put.Accepted.class);
  }

  private static EventBridgeBus bus(EventBridgeClient client) {
    return new EventBridgeBus(client, "guardian", Sampling.USUAL);
  }

  private static List<Entry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> entry(n, "4bf92f3577b34da6a3ce929d0e0e4736"))
        .toList();
  }

  private static Entry entry(int n, String trace) {
    return new Entry(
        "id-" + n, Entry.SOURCE, "RolloutHeld", "{\"n\":" + n + "}", Samples.NOON, trace);
  }

  private static PutEventsResultEntry accepted() {
    return PutEventsResultEntry.builder().eventId("1").build();
  }

  private static PutEventsResultEntry failed(String code) {
    return PutEventsResultEntry.builder().errorCode(code).errorMessage("why").build();
  }

  private static RuntimeException invalid() {
    return EventBridgeException.builder()
        .statusCode(400)
        .message("1 validation error detected")
        .awsErrorDetails(AwsErrorDetails.builder().errorCode("ValidationException").build())
        .build();
  }
}
