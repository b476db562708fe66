package io.deployguardian.aws.bus;

import io.deployguardian.aws.client.SmallHttp;
import io.deployguardian.aws.trace.Sampling;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * The bus on EventBridge. A successful call may still have refused some of its entries, so each
 * answer counts.
 */
public final class EventBridgeBus implements Bus {

  /**
   * The entry's own fault. Missing permissions are not: somebody repairs them, and the entry is
   * fine.
   */
  private static final Set<String> WRONG =
      Set.of("MalformedDetail", "InvalidArgument", "ValidationException", "ValidationError");

  private final EventBridgeClient client;
  private final String busName;
  private final Sampling sampling;

  public EventBridgeBus(EventBridgeClient client, String busName, Sampling sampling) {
    this.client = client;
    this.busName = busName;
    this.sampling = sampling;
  }

  /** The bus of that name, with the function's own role, region and credentials. */
  public static EventBridgeBus onAws(String busName, Sampling sampling) {
    var client = SmallHttp.under(EventBridgeClient.builder()).build();
    return new EventBridgeBus(client, busName, sampling);
  }

  @Override
  public List<Put> put(List<Entry> entries) {
    try {
      var request = entries.stream().map(this::request).toList();
      return client.putEvents(put -> put.entries(request)).entries().stream()
          .map(EventBridgeBus::answer)
          .toList();
    } catch (EventBridgeException e) {
      return isWrong(e) ? onItsOwn(entries, e) : refuse(entries, e);
    } catch (SdkException e) {
      return refuse(entries, e);
    }
  }

  /** One wrong entry fails the call for all, and the answer doesn't say which. */
  private List<Put> onItsOwn(List<Entry> entries, EventBridgeException e) {
    if (entries.size() == 1) {
      return List.of(new Put.Rejected(e.getMessage()));
    }
    return entries.stream().flatMap(entry -> put(List.of(entry)).stream()).toList();
  }

  private static List<Put> refuse(List<Entry> entries, SdkException e) {
    return Collections.nCopies(entries.size(), new Put.Refused(e.getMessage()));
  }

  private static boolean isWrong(EventBridgeException e) {
    return e.statusCode() == 413
        || e.awsErrorDetails() != null && WRONG.contains(e.awsErrorDetails().errorCode());
  }

  private static Put answer(PutEventsResultEntry entry) {
    if (entry.errorCode() == null) {
      return new Put.Accepted();
    }
    String why = entry.errorCode() + ": " + entry.errorMessage();
    return WRONG.contains(entry.errorCode()) ? new Put.Rejected(why) : new Put.Refused(why);
  }

  private PutEventsRequestEntry request(Entry entry) {
    var request =
        PutEventsRequestEntry.builder()
            .eventBusName(busName)
            .source(entry.source())
            .detailType(entry.detailType())
            .detail(entry.detail())
            .time(entry.time());
    if (entry.trace().matches("[0-9a-f]{32}")) {
      request.traceHeader(xray(entry.trace()));
    }
    return request.build();
  }

  /**
   * X-Ray writes the same 128 bits with its own punctuation.
   *
   * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html">Tracing
   *     header</a>
   */
  private String xray(String trace) {
    return "Root=1-%s-%s;Sampled=%d"
        .formatted(trace.substring(0, 8), trace.substring(8), sampling.takes(trace) ? 1 : 0);
  }
}
