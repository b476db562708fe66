/** How packaged functions start, beside functions that do nothing. */
package io.deployguardian.benchmarks.starts;
