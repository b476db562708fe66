package io.deployguardian.wire.http;

import io.deployguardian.core.check.Bypass;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Place.Target;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.ServiceKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;

/** Places to ask, and what to ask them with. */
final class Asked {

  static final ServiceKey KEY = new ServiceKey(4711, "shop", "production");

  private Asked() {}

  static Web web() {
    return web(Bypasses.NONE);
  }

  static Web web(Bypasses bypasses) {
    return Web.open(Resolver.SYSTEM, OwnMachine.REACHED, HttpClient.newBuilder(), bypasses);
  }

  /** Private addresses are allowed there. */
  static Place at(URI url) {
    return new Place(Optional.of(url), true, Optional.empty(), Optional.empty());
  }

  static Place publicly(URI url) {
    return new Place(Optional.of(url), false, Optional.empty(), Optional.empty());
  }

  /** A release that the guarded map has at {@code own}, and that is asked at {@code url}. */
  static Place guarded(URI own, URI url, boolean privateAllowed) {
    var target = new Target(binding(Optional.of(own.toString())), new Release("abc", "12"));
    return new Place(Optional.of(url), privateAllowed, Optional.of(target), Optional.empty());
  }

  static Place nowhere() {
    return new Place(Optional.empty(), true, Optional.empty(), Optional.empty());
  }

  /**
   * A protected release.
   *
   * @param own its URL, as the guarded map has it
   */
  static Place behind(Bypass bypass, URI own, URI url) {
    var target = new Target(binding(Optional.of(own.toString())), new Release("abc", "12"));
    return new Place(Optional.of(url), true, Optional.of(target), Optional.of(bypass));
  }

  static Binding binding(Optional<String> url) {
    return new Binding(KEY, "target", url, true, Floor.NONE);
  }
}
