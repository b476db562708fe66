package io.deployguardian.wire.github.api.http;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls about one thing, by one caller. Each use says whether it may be repeated.
 *
 * @param <A> how the interfaces are told what a call is about
 */
public final class Calls<A> {
  private final Connection connection;
  private final Authorization by;
  private final String about;
  private final Function<String, A> address;

  /**
   * @param about for messages, such as a repository's name
   */
  public Calls(Connection connection, Authorization by, String about, Function<String, A> address) {
    this.connection = connection;
    this.by = by;
    this.about = about;
    this.address = address;
  }

  /** An interface, to be called inside of {@link #read}, {@link #repeat} and {@link #once} only. */
  public <X> X client(Class<X> api) {
    return connection.client(api);
  }

  /** GET. */
  public <T> T read(String what, Function<A, T> call) {
    return call(Repeating.SAFE, what, call);
  }

  /** PUT, PATCH, and a POST that may come twice. */
  public <T> T repeat(String what, Function<A, T> call) {
    return call(Repeating.SAFE, what, call);
  }

  /**
   * A POST that must not come twice. If it fails with {@link GitHubFailure.Unavailable}, look for
   * what it would have made before asking again.
   */
  public <T> T once(String what, Function<A, T> call) {
    return call(Repeating.UNSAFE, what, call);
  }

  /** A POST that must not come twice and has no answer. */
  public void send(String what, Consumer<A> call) {
    once(
        what,
        at -> {
          call.accept(at);
          return null;
        });
  }

  private <T> T call(Repeating repeating, String what, Function<A, T> call) {
    return connection.call(
        repeating, what + " (" + about + ")", by, id -> call.apply(address.apply(id)));
  }
}
