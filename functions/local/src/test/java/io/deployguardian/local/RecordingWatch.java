package io.deployguardian.local;

import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.door.Watch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Keeps what failed, and nothing else. */
final class RecordingWatch implements Watch {

  final List<String> failures = new CopyOnWriteArrayList<>();

  @Override
  public <T> T about(Concern concern, Supplier<T> work) {
    return work.get();
  }

  @Override
  public void count(String counter, long amount, String... tags) {}

  @Override
  public void failed(String what, RuntimeException why) {
    failures.add(what + ": " + why.getMessage());
  }

  @Override
  public void said(String what) {}
}
