/**
 * What the gate's rules ask the world, one small interface per concern. Each answers what it knows,
 * or why it can't: nobody's silence is taken for a yes.
 */
package io.deployguardian.core.gate.source;
