/** The extensions of readiness-gate, smoke-test, scheduled-audit and notification. */
package io.deployguardian.yardsticks.restclient;
