package io.deployguardian.core.testing;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Probe;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every release is well, but for those that were said to be sick. */
public final class FakeProbe implements Probe {

  private final Set<String> sick = ConcurrentHashMap.newKeySet();

  @Override
  public Attempt attempt(Check.Probed check, Place place) {
    String asked = place.url().map(URI::toString).orElse("nowhere");
    return sick.stream().anyMatch(artifact -> asked.contains("shop-" + artifact + "."))
        ? new Attempt.Broken("GET " + asked, "200", "500", "", false)
        : new Attempt.Held("200 from " + asked);
  }

  public void makeSick(String artifact) {
    sick.add(artifact);
  }

  public void makeWell(String artifact) {
    sick.remove(artifact);
  }
}
