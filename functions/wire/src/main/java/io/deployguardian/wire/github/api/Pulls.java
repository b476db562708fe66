package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.rest.At;
import io.deployguardian.wire.github.api.rest.PullsApi;
import io.deployguardian.wire.github.api.rest.PullsApi.Pull;
import io.deployguardian.wire.github.api.rest.PullsApi.Review;
import java.util.List;

/** A repository's pull requests. */
public final class Pulls {
  private final Calls<At> calls;

  Pulls(Calls<At> calls) {
    this.calls = calls;
  }

  public Pull get(int number) {
    return calls.read("get pull request " + number, at -> api().pull(at, number));
  }

  /** Oldest first; of several by one person the latest counts. */
  public List<Review> reviews(int number) {
    return Pages.numbered(
        page ->
            calls.read(
                "list the reviews of pull request " + number,
                at -> api().reviews(at, number, Pages.SIZE, page)));
  }

  private PullsApi api() {
    return calls.client(PullsApi.class);
  }
}
