package io.deployguardian.aws.client;

import java.util.Optional;
import java.util.function.Supplier;

/** What is opened when it is first asked for, and then kept: most starts need only a part. */
public final class Once<T> implements Supplier<T> {

  private final Supplier<T> opening;
  private Optional<T> kept = Optional.empty();

  public Once(Supplier<T> opening) {
    this.opening = opening;
  }

  @Override
  public synchronized T get() {
    T opened = kept.orElseGet(opening);
    kept = Optional.of(opened);
    return opened;
  }
}
