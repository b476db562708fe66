package io.deployguardian.core.check;

import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.util.SortedMap;

/** Nobody can be asked. */
record NoWorkflows() implements Workflows {

  private static final String WHY = "this guardian has no access to GitHub";

  @Override
  public Standing find(Subject subject, String file, Instant since) {
    return new Standing.Refused(WHY);
  }

  @Override
  public Asked dispatch(Subject subject, String file, SortedMap<String, String> inputs) {
    return new Asked.Refused(WHY);
  }

  @Override
  public Asked rerunFailedJobs(Subject subject, long run, int attempt) {
    return new Asked.Refused(WHY);
  }
}
