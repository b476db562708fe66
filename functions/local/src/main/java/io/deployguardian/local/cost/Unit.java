package io.deployguardian.local.cost;

/** What is counted: what AWS is paid by, and what an invocation spends its time on. */
enum Unit {
  INVOCATIONS,
  COLD_STARTS,
  SCHEDULER,
  READ_UNITS,
  WRITE_UNITS,
  EVENTS,
  METRICS_READ,
  LOG_BYTES,
  TABLE_CALLS,
  AWS_CALLS,
  WEB_CALLS,
  CPU_MILLIS
}
