package io.deployguardian.core.plan;

/** How a version takes over. */
public enum Strategy {
  /** In stages, judged against the running version. */
  CANARY,
  /** All traffic right after the smoke test. */
  ALL_AT_ONCE
}
