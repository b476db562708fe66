package io.deployguardian.core.notification;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** GitHub's three places in memory, which can be down, refuse, or lose their answers. */
public final class FakeGitHub {

  /** What happens to a call before it is made; empty lets it happen. */
  public interface Weather {
    Optional<Answer> now();
  }

  public final Map<String, CheckRun> checkRuns = new LinkedHashMap<>();
  public final List<DeploymentStatus> statuses = new ArrayList<>();
  public final Map<String, IncidentIssue> issues = new LinkedHashMap<>();
  public Weather weather = Optional::empty;

  /** Runs when a write has happened and its answer is on its way. */
  public Runnable afterWrite = () -> {};

  public int calls;
  public int created;

  public Boards boards() {
    return new Boards(new Runs(), new Statuses(), new Issues());
  }

  private Answer call(Supplier<Answer> work) {
    calls++;
    return weather.now().orElseGet(work);
  }

  private Answer written(String id) {
    Answer answer = there(id);
    afterWrite.run();
    return weather.now().orElse(answer);
  }

  private static Answer there(String id) {
    return new Answer.Told(id, Optional.of(URI.create("https://github.example/" + id)));
  }

  private final class Runs implements CheckRuns {
    @Override
    public Answer find(CheckRun wanted) {
      return call(
          () ->
              checkRuns.entrySet().stream()
                  .filter(run -> run.getValue().rollout().equals(wanted.rollout()))
                  .findFirst()
                  .map(run -> there(run.getKey()))
                  .orElseGet(Answer.Absent::new));
    }

    @Override
    public Answer create(CheckRun wanted) {
      return call(
          () -> {
            String id = "run" + ++created;
            checkRuns.put(id, wanted);
            return written(id);
          });
    }

    @Override
    public Answer update(String id, CheckRun wanted) {
      return call(
          () -> {
            if (checkRuns.replace(id, wanted) == null) {
              return new Answer.Absent();
            }
            return written(id);
          });
    }
  }

  private final class Statuses implements DeploymentStatuses {
    @Override
    public Answer find(DeploymentStatus wanted) {
      return call(
          () ->
              statuses.stream()
                  .filter(status -> status.deployment() == wanted.deployment())
                  .reduce((first, last) -> last)
                  .filter(latest -> latest.digest().equals(wanted.digest()))
                  .map(latest -> there("status"))
                  .orElseGet(Answer.Absent::new));
    }

    @Override
    public Answer create(DeploymentStatus wanted) {
      return call(
          () -> {
            statuses.add(wanted);
            return written("status" + ++created);
          });
    }
  }

  private final class Issues implements IncidentIssues {
    @Override
    public Answer find(IncidentIssue wanted) {
      return call(
          () ->
              issues.entrySet().stream()
                  .filter(issue -> issue.getValue().marker().equals(wanted.marker()))
                  .findFirst()
                  .map(issue -> there(issue.getKey()))
                  .orElseGet(Answer.Absent::new));
    }

    @Override
    public Answer create(IncidentIssue wanted) {
      return call(
          () -> {
            String id = "issue" + ++created;
            issues.put(id, wanted);
            return written(id);
          });
    }

    @Override
    public Answer update(String id, IncidentIssue wanted) {
      return call(
          () -> {
            if (issues.replace(id, wanted) == null) {
              return new Answer.Absent();
            }
            return written(id);
          });
    }
  }
}
