/** The extensions of webhook-intake and event-relay. */
package io.deployguardian.yardsticks.lambda;
