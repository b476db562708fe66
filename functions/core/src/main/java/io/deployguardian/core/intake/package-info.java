/** What GitHub tells us becomes a rollout, exactly once and in any order. */
package io.deployguardian.core.intake;
