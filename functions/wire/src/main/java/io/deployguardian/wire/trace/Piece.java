package io.deployguardian.wire.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A piece of work under way, and the calls that it makes. Whoever makes a call finds the piece by
 * the thread, as a log line finds its context; threads that the work starts belong to it. Where
 * nothing is traced there is no piece, and a call is just made.
 */
public final class Piece {

  /** A runaway loop is cut; what was first shows it. */
  private static final int MOST_CALLS = 200;

  private static final InheritableThreadLocal<Piece> CURRENT = new InheritableThreadLocal<>();

  /** What it is a part of; null for none. */
  private final Piece around;

  private final List<Call> calls = new ArrayList<>();
  private int dropped;

  private Piece(Piece around) {
    this.around = around;
  }

  /** A piece that this thread works on until {@link #end()}. */
  public static Piece begin() {
    var piece = new Piece(CURRENT.get());
    CURRENT.set(piece);
    return piece;
  }

  /** What is called from here on is no part of it. */
  public void end() {
    if (around == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(around);
    }
  }

  /** In the order in which they ended. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How many calls it made beyond those that are kept. */
  public synchronized int dropped() {
    return dropped;
  }

  /** A call that was made on this thread has ended, whichever way. */
  public static void ended(Call call) {
    Piece piece = CURRENT.get();
    if (piece != null) {
      piece.keep(call);
    }
  }

  /** Makes a call. */
  public static <T> T call(String system, String operation, Supplier<T> call) {
    if (CURRENT.get() == null) {
      return call.get();
    }
    Instant from = Instant.now();
    Optional<String> error = Optional.of("Error");
    try {
      T answer = call.get();
      error = Optional.empty();
      return answer;
    } catch (RuntimeException e) {
      error = Optional.of(e.getClass().getSimpleName());
      throw e;
    } finally {
      ended(new Call(system, operation, from, Instant.now(), error));
    }
  }

  private synchronized void keep(Call call) {
    if (calls.size() < MOST_CALLS) {
      calls.add(call);
    } else {
      dropped++;
    }
  }
}
