/** What the gate's sources know by themselves. */
package io.deployguardian.core.gate.source;
