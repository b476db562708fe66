package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused.Ground;
import io.deployguardian.wire.github.api.rest.At;
import io.deployguardian.wire.github.api.rest.ContentsApi;
import io.deployguardian.wire.github.api.rest.ContentsApi.Content;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A repository's files. */
public final class Contents {
  private final Calls<At> calls;

  Contents(Calls<At> calls) {
    this.calls = calls;
  }

  /**
   * A file's text at a commit, branch or tag; nothing if there is none.
   *
   * @throws Refused if it is no file, or one of more than 1 MB
   */
  public Optional<String> file(String path, String ref) {
    String what = "read " + path + " at " + ref;
    try {
      var content = calls.read(what, at -> calls.client(ContentsApi.class).content(at, path, ref));
      return Optional.of(text(what, content));
    } catch (NotFound e) {
      return Optional.empty();
    }
  }

  private static String text(String what, Content content) {
    if (!content.type().equals("file")) {
      throw new Refused(Ground.INVALID, what, "found a " + content.type() + ", expected a file");
    }
    if (!content.encoding().equals(Optional.of("base64")) || content.content().isEmpty()) {
      throw new Refused(
          Ground.INVALID,
          what,
          "found a file of " + content.size() + " bytes, expected at most 1 MB");
    }
    // GitHub breaks lines in it.
    byte[] bytes = Base64.getMimeDecoder().decode(content.content().get());
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
