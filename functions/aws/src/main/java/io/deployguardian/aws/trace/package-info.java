/**
 * Traces: what an invocation did for a rollout, and which calls that took, sent as OTLP when it
 * ends. One rollout in ten, and only where a receiver is set.
 */
package io.deployguardian.aws.trace;
