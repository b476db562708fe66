/** What one look of the judge costs, measured by JMH. */
package io.deployguardian.benchmarks.speed;
