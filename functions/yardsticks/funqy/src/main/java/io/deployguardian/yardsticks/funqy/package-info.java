/** The extensions of canary-evaluation and rollback. */
package io.deployguardian.yardsticks.funqy;
