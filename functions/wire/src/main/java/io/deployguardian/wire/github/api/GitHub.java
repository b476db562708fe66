package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.auth.Callers;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.http.Connection;
import io.deployguardian.wire.github.api.http.Sleeper;
import io.deployguardian.wire.github.api.rest.At;
import io.deployguardian.wire.github.api.rest.Repository;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * GitHub, for whoever acts on it: {@code github.checkRuns(repository).create(...)}. What it hands
 * out costs nothing to make. Every call either answers or fails with a {@link
 * io.deployguardian.wire.github.api.http.GitHubFailure}.
 */
public final class GitHub implements AutoCloseable {

  /** A list of so many may be a part of a longer one. */
  public static final int LONGEST_LIST = Pages.SIZE * Pages.MOST;

  private final Connection connection;
  private final Callers callers;
  private final LogStore logs;

  private GitHub(Connection connection, Callers callers, LogStore logs) {
    this.connection = connection;
    this.callers = callers;
    this.logs = logs;
  }

  /** Calls nobody yet. */
  public static GitHub connect(URI base, Credentials credentials, InstantSource clock) {
    return connect(new GitHubSettings(base, credentials), clock, Sleeper.REAL);
  }

  public static GitHub connect(GitHubSettings settings, InstantSource clock, Sleeper sleeper) {
    var connection = new Connection(settings.base(), settings.patience(), clock, sleeper);
    boolean plain = settings.base().getScheme().equals("http");
    return new GitHub(
        connection,
        Callers.of(settings.credentials(), connection, clock),
        new LogStore(settings.logHosts(), plain));
  }

  public App app() {
    return new App(new Calls<>(connection, callers.app(), "the App", Function.identity()));
  }

  public Contents contents(Repository repository) {
    return new Contents(calls(repository));
  }

  public Deployments deployments(Repository repository) {
    return new Deployments(calls(repository));
  }

  public CheckRuns checkRuns(Repository repository) {
    return new CheckRuns(calls(repository));
  }

  public Issues issues(Repository repository) {
    return new Issues(calls(repository));
  }

  public Actions actions(Repository repository) {
    return new Actions(calls(repository), logs);
  }

  public Commits commits(Repository repository) {
    return new Commits(calls(repository));
  }

  public Pulls pulls(Repository repository) {
    return new Pulls(calls(repository));
  }

  public Alerts alerts(Repository repository) {
    return new Alerts(calls(repository));
  }

  public Dependencies dependencies(Repository repository) {
    return new Dependencies(calls(repository));
  }

  public People people(Repository repository) {
    return new People(calls(repository));
  }

  private Calls<At> calls(Repository repository) {
    return new Calls<>(
        connection,
        callers.of(repository),
        repository.toString(),
        call -> new At(call, repository.owner(), repository.name()));
  }

  @Override
  public void close() {
    connection.close();
  }
}
