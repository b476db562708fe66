package io.deployguardian.wire.github.gate;

import java.net.URI;
import java.util.Optional;

/** Where people read on. Only shown: nothing here is ever called. */
final class Links {

  private Links() {}

  static Optional<URI> of(String url) {
    try {
      return Optional.of(URI.create(url)).filter(link -> "https".equals(link.getScheme()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
