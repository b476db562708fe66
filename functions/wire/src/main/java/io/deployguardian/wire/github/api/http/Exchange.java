package io.deployguardian.wire.github.api.http;

import java.net.URI;
import java.util.Optional;

/** One call on its way, as the filters see it. They may run in another thread than the caller. */
final class Exchange {
  private final String id;
  private final String authorization;
  private volatile URI uri;
  private volatile Answers.Kept kept;
  private volatile String etag;

  Exchange(String id, String authorization) {
    this.id = id;
    this.authorization = authorization;
  }

  String id() {
    return id;
  }

  String authorization() {
    return authorization;
  }

  void asks(URI uri, Answers.Kept kept) {
    this.uri = uri;
    this.kept = kept;
  }

  void answered(String etag) {
    this.etag = etag;
  }

  Optional<URI> uri() {
    return Optional.ofNullable(uri);
  }

  /** What was known when it asked. */
  Optional<Answers.Kept> kept() {
    return Optional.ofNullable(kept);
  }

  Optional<String> etag() {
    return Optional.ofNullable(etag);
  }
}
