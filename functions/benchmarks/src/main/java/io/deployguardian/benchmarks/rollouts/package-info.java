/** Simulated rollouts: what both sides are measured to do when the truth is known. */
package io.deployguardian.benchmarks.rollouts;
