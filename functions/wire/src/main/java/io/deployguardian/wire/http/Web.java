package io.deployguardian.wire.http;

import io.deployguardian.core.check.Place;
import java.net.http.HttpClient;
import java.time.Duration;

/** What all probes over HTTP share. */
record Web(HttpClient client, Requests requests, Addresses addresses, Bypasses bypasses)
    implements AutoCloseable {

  static Web open(
      Resolver resolver, OwnMachine ownMachine, HttpClient.Builder builder, Bypasses bypasses) {
    Requests requests = Requests.make();
    HttpClient client =
        builder
            .followRedirects(HttpClient.Redirect.NEVER)
            // A proxy would resolve names again, behind the check.
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    return new Web(client, requests, new Addresses(resolver, ownMachine), bypasses);
  }

  Passage into(Place place) {
    return Passage.into(place, bypasses);
  }

  Trail trail(Passage passage, boolean privateAllowed, Duration timeout) {
    return new Trail(this, passage, privateAllowed, timeout);
  }

  /** One attempt's way, from a place. */
  Trail trail(Place place, Duration timeout) {
    return trail(into(place), place.privateAllowed(), timeout);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
