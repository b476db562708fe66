package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.rest.At;
import io.deployguardian.wire.github.api.rest.CheckRunsApi;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.Annotation;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.CheckRun;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.CheckRunChange;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.NewCheckRun;
import java.util.List;

/** A repository's check runs. Only an App can make some. */
public final class CheckRuns {
  private final Calls<At> calls;

  CheckRuns(Calls<At> calls) {
    this.calls = calls;
  }

  public CheckRun create(NewCheckRun run) {
    return calls.once("create check run " + run.name(), at -> api().create(at, run));
  }

  public CheckRun update(long id, CheckRunChange change) {
    return calls.repeat("update check run " + id, at -> api().update(at, id, change));
  }

  public CheckRun get(long id) {
    return calls.read("get check run " + id, at -> api().checkRun(at, id));
  }

  /** What it says of single lines, or of the run as a whole. */
  public List<Annotation> annotations(long id) {
    return Pages.numbered(
        page ->
            calls.read(
                "list the annotations of check run " + id,
                at -> api().annotations(at, id, Pages.SIZE, page)));
  }

  /** The latest of each name, of all Apps. */
  public List<CheckRun> latest(String ref) {
    return list(ref, null, null, "latest");
  }

  /** All of one App and name, also those that were run again: to find our own by external id. */
  public List<CheckRun> all(String ref, String name, long app) {
    return list(ref, name, app, "all");
  }

  private List<CheckRun> list(String ref, String name, Long app, String filter) {
    return Pages.numbered(
        page ->
            calls
                .read(
                    "list the check runs of " + ref,
                    at -> api().ofRef(at, ref, name, app, filter, Pages.SIZE, page))
                .checkRuns());
  }

  private CheckRunsApi api() {
    return calls.client(CheckRunsApi.class);
  }
}
