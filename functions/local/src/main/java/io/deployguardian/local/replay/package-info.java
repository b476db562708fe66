/** Replays in bulk: one JVM judges as many recorded canaries as there are lines. */
package io.deployguardian.local.replay;
