/** A hello on Lambda: the least that Quarkus makes of it. */
package io.deployguardian.yardsticks.bare;
