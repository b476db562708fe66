package io.deployguardian.core.rollout;

/** What a promotion stands on. There is no third way. */
public sealed interface Ground {

  record Passed(Verdict.Pass verdict) implements Ground {}

  record Overridden(ByHand hand) implements Ground {}
}
