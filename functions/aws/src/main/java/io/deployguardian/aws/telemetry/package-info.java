/**
 * What the guardian says of itself: log lines and metrics on the standard output, and never a
 * secret.
 */
package io.deployguardian.aws.telemetry;
