/** Rollouts watched from start to end, many times: how often a watcher errs, and how fast it is. */
package io.deployguardian.benchmarks.simulation;
