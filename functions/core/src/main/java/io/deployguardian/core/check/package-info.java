/**
 * Checks of a running version: what is asked, what was answered, and the suite that runs them with
 * bounded time.
 */
package io.deployguardian.core.check;
