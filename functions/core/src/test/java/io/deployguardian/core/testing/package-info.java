/**
 * A whole guardian in memory, for tests: fakes for what is outside, and a bus that routes as the
 * rules do.
 */
package io.deployguardian.core.testing;
