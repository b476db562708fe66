package io.deployguardian.wire.github.api.rest;

/** The media types that GitHub distinguishes: "Media types" of its REST API. */
final class MediaTypes {
  static final String GITHUB = "application/vnd.github+json";

  /** Answers for a folder with an object, too, where {@link #GITHUB} gives a bare list. */
  static final String OBJECT = "application/vnd.github.object+json";

  static final String JSON = "application/json";

  private MediaTypes() {}
}
