/** {@code scripts/bench}: runs the benchmarks and writes down what they found. */
package io.deployguardian.benchmarks;
