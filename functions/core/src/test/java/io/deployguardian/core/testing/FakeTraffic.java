package io.deployguardian.core.testing;

import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Traffic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One target in memory, with revisions or without, that can be told to fail. */
public final class FakeTraffic implements Traffic {

  /** How a write ends. */
  public enum Failure {
    /** Somebody else wrote since the read. */
    CONFLICT,
    REFUSAL,
    /** The target can't be reached, and nothing is written. */
    EXCEPTION,
    /** It is written, and the answer never arrives. */
    LOST_ANSWER,
    /** It is acknowledged, and nothing is written. */
    IGNORED
  }

  private final Calls calls;
  private final Deque<Failure> next = new ArrayDeque<>();
  private final List<Split> written = new ArrayList<>();
  private Optional<Failure> always = Optional.empty();
  private boolean unreachable;
  private boolean revisions = true;
  private int revision = 1;
  private Optional<Split> split = Optional.empty();

  FakeTraffic(Calls calls) {
    this.calls = calls;
  }

  @Override
  public State read(Binding binding) {
    calls.next();
    if (unreachable) {
      throw new IllegalStateException(binding.target() + " can't be reached");
    }
    return state();
  }

  @Override
  public Write write(Binding binding, Split wanted, String expected) {
    calls.next();
    Failure failure = next.isEmpty() ? always.orElse(null) : next.poll();
    if (failure == Failure.CONFLICT || (revisions && !expected.equals(state().revision()))) {
      return new Write.Conflict();
    }
    switch (failure) {
      case REFUSAL -> {
        return new Write.Refused("the target says no");
      }
      case EXCEPTION -> throw new IllegalStateException(binding.target() + " can't be reached");
      case LOST_ANSWER -> {
        set(wanted);
        throw new IllegalStateException("no answer from " + binding.target());
      }
      case IGNORED -> {}
      case CONFLICT -> {}
      case null -> set(wanted);
    }
    return new Write.Written();
  }

  /** What the target shows, without asking it. */
  public State state() {
    return new State(revisions ? "r" + revision : "none", split);
  }

  /** Every split that was ever written, by whom ever. */
  public List<Split> written() {
    return List.copyOf(written);
  }

  /** Somebody writes, guardian or not. */
  public void set(Split wanted) {
    split = Optional.of(wanted);
    written.add(wanted);
    revision++;
  }

  public void withoutRevisions() {
    revisions = false;
  }

  public boolean hasRevisions() {
    return revisions;
  }

  public void failNext(Failure failure) {
    next.add(failure);
  }

  public void failAlways(Failure failure) {
    always = Optional.of(failure);
  }

  /** Neither reads nor writes are answered. */
  public void goAway() {
    unreachable = true;
  }

  public void heal() {
    next.clear();
    always = Optional.empty();
    unreachable = false;
  }
}
