package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.rest.AppApi;
import io.deployguardian.wire.github.api.rest.AppApi.HookDelivery;
import io.deployguardian.wire.github.api.rest.AppApi.Installation;
import io.deployguardian.wire.github.api.rest.Repository;
import jakarta.ws.rs.core.GenericType;
import java.time.Instant;
import java.util.List;

/** The App itself. With a fixed token there is none, and every call is refused. */
public final class App {
  private static final GenericType<List<HookDelivery>> DELIVERIES = new GenericType<>() {};

  private final Calls<String> calls;

  App(Calls<String> calls) {
    this.calls = calls;
  }

  public AppApi.App itself() {
    return calls.read("get the App", call -> api().app(call));
  }

  /** What the App may do with a repository. */
  public Installation installation(Repository repository) {
    return calls.read(
        "find the installation (" + repository + ")",
        call -> api().installation(call, repository.owner(), repository.name()));
  }

  /**
   * The failed attempts to deliver a webhook since then, newest first. GitHub keeps them for about
   * three days, and lists one even if a later attempt succeeded.
   */
  public List<HookDelivery> failedDeliveries(Instant since) {
    return deliveries("failure", since);
  }

  /** All attempts since then, newest first. */
  public List<HookDelivery> deliveries(Instant since) {
    return deliveries(null, since);
  }

  /**
   * @param complete whether there are no more; if not, these are the newest
   */
  public record Delivered(List<HookDelivery> deliveries, boolean complete) {}

  /** All attempts since then, newest first, of so many pages at most. */
  public Delivered deliveries(Instant since, int mostPages) {
    var found = Pages.following(mostPages, cursor -> page(null, since, cursor));
    return new Delivered(notBefore(since, found.values()), found.next().isEmpty());
  }

  /** Asks GitHub to try once more; the delivery keeps its GUID. */
  public void redeliver(long delivery) {
    calls.send("redeliver " + delivery, call -> api().redeliver(call, delivery));
  }

  private List<HookDelivery> deliveries(String status, Instant since) {
    return notBefore(since, Pages.following(cursor -> page(status, since, cursor)));
  }

  private static List<HookDelivery> notBefore(Instant since, List<HookDelivery> deliveries) {
    return deliveries.stream().filter(delivery -> !delivery.deliveredAt().isBefore(since)).toList();
  }

  private Pages.Page<HookDelivery> page(String status, Instant since, String cursor) {
    return calls.read(
        "list the App's deliveries",
        call -> {
          try (var response = api().deliveries(call, status, Pages.SIZE, cursor)) {
            var found = response.readEntity(DELIVERIES);
            boolean older = !found.isEmpty() && found.getLast().deliveredAt().isBefore(since);
            var next = Pages.next(response, "cursor").filter(more -> !older);
            return new Pages.Page<>(found, next);
          }
        });
  }

  private AppApi api() {
    return calls.client(AppApi.class);
  }
}
