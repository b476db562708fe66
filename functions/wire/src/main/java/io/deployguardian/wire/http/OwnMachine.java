package io.deployguardian.wire.http;

/**
 * Whether probes reach the machine that they run on, where private addresses are allowed. On Lambda
 * they don't: its runtime API listens on loopback, and hands the next event to whoever asks.
 */
public enum OwnMachine {
  REACHED,
  REFUSED
}
