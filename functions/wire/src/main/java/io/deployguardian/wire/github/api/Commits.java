package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.rest.At;
import io.deployguardian.wire.github.api.rest.CommitsApi;
import io.deployguardian.wire.github.api.rest.CommitsApi.CombinedStatus;
import io.deployguardian.wire.github.api.rest.CommitsApi.Commit;
import io.deployguardian.wire.github.api.rest.CommitsApi.Comparison;
import io.deployguardian.wire.github.api.rest.CommitsApi.Status;
import io.deployguardian.wire.github.api.rest.PullsApi.Pull;
import java.util.List;

/** A repository's commits. */
public final class Commits {
  private final Calls<At> calls;

  Commits(Calls<At> calls) {
    this.calls = calls;
  }

  public Commit get(String ref) {
    return calls.read("get commit " + ref, at -> api().commit(at, ref));
  }

  /** The newest status of each context; 100 of them at most. */
  public CombinedStatus status(String ref) {
    return calls.read("get the status of " + ref, at -> api().status(at, ref, Pages.SIZE, 1));
  }

  /** The newest status of each context. */
  public List<Status> statuses(String ref) {
    return Pages.numbered(
        page ->
            calls
                .read("list the statuses of " + ref, at -> api().status(at, ref, Pages.SIZE, page))
                .statuses());
  }

  public String defaultBranch() {
    return calls.read("get the default branch", at -> api().home(at)).defaultBranch();
  }

  /** The pull requests that brought it, merged or not. */
  public List<Pull> pulls(String sha) {
    return Pages.numbered(
        page ->
            calls.read(
                "list the pull requests of " + sha, at -> api().pulls(at, sha, Pages.SIZE, page)));
  }

  /** What head has that base hasn't: up to 100 commits and 300 files; the counts are of all. */
  public Comparison compare(String base, String head) {
    return calls.read(
        "compare " + base + " with " + head,
        at -> api().compare(at, base + "..." + head, Pages.SIZE, 1));
  }

  private CommitsApi api() {
    return calls.client(CommitsApi.class);
  }
}
