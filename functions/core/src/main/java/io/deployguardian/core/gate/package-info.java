/**
 * Whether a deployment may start: under which plan, how ready it is by the rules in {@code rule},
 * and what GitHub is told. What the rules ask is in {@code source}.
 */
package io.deployguardian.core.gate;
