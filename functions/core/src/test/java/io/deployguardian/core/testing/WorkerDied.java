package io.deployguardian.core.testing;

/** What a worker sees of its own death: nothing after it happens. */
public final class WorkerDied extends RuntimeException {

  private static final long serialVersionUID = 1;

  public WorkerDied() {
    super("the worker died", null, false, false);
  }
}
