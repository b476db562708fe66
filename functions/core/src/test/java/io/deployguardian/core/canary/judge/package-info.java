/** What the judge promises: laws over generated rollouts, simulations, and the words it finds. */
package io.deployguardian.core.canary.judge;
