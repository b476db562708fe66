/**
 * Whether a deployment may start: today its planning part, which brings a registered rollout under
 * its plan.
 */
package io.deployguardian.core.gate;
