package io.deployguardian.core.canary.judge;

/** How a metric, or all of them, stand after an interval. */
enum Standing {
  PASS,
  UNCLEAR,
  FAIL
}
