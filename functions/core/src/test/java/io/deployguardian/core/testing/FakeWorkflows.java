package io.deployguardian.core.testing;

import io.deployguardian.core.check.Workflows;
import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** GitHub's workflows: a run is there once it was dispatched, and goes on until it is ended. */
public final class FakeWorkflows implements Workflows {

  /** What a workflow was started with. */
  public record Dispatched(String file, SortedMap<String, String> inputs) {
    public Dispatched {
      inputs = new TreeMap<>(inputs);
    }
  }

  private final List<Dispatched> dispatched = new ArrayList<>();
  private final Map<String, Standing> runs = new HashMap<>();
  private final Map<String, Integer> attempts = new HashMap<>();
  private Optional<String> silence = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private boolean named = true;
  private boolean losing;

  @Override
  public Standing find(Subject subject, String file, Instant since) {
    return silence
        .<Standing>map(Standing.Unavailable::new)
        .or(() -> refusal.map(Standing.Refused::new))
        .orElseGet(() -> runs.getOrDefault(file, new Standing.Absent()));
  }

  @Override
  public Asked dispatch(Subject subject, String file, SortedMap<String, String> inputs) {
    dispatched.add(new Dispatched(file, inputs));
    if (named) {
      attempts.put(file, 1);
      runs.put(file, underway());
    }
    return losing ? new Asked.Unavailable("the answer was lost") : new Asked.Accepted();
  }

  @Override
  public Asked rerunFailedJobs(Subject subject, long run, int attempt) {
    if (losing) {
      return new Asked.Unavailable("it never arrived");
    }
    String file =
        runs.entrySet().stream()
            .filter(one -> one.getValue() instanceof Standing.Ended ended && ended.run() == run)
            .findFirst()
            .orElseThrow()
            .getKey();
    attempts.merge(file, 1, Integer::sum);
    runs.put(file, underway());
    return new Asked.Accepted();
  }

  public void end(String file, String conclusion) {
    long run = file.hashCode();
    runs.put(file, new Standing.Ended(run, attempts.get(file), conclusion, "https://gh/" + file));
  }

  public int attempts(String file) {
    return attempts.get(file);
  }

  public void fallSilent() {
    silence = Optional.of("no answer");
  }

  public void speak() {
    silence = Optional.empty();
  }

  public void refuse(String why) {
    refusal = Optional.of(why);
  }

  /** Runs whose name doesn't carry what they were started with. */
  public void forgetNames() {
    named = false;
  }

  /** Whether answers to what is asked for get lost. */
  public void loseAnswers(boolean lose) {
    losing = lose;
  }

  public List<Dispatched> dispatched() {
    return List.copyOf(dispatched);
  }

  private static Standing underway() {
    return new Standing.Underway("in_progress", "https://gh/run");
  }
}
