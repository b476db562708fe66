/** The rules of the gate, each on a service that passes all of them but for one thing. */
package io.deployguardian.core.gate.rule;
