/**
 * The shared language: a rollout and its lifecycle, what is recorded of it, and the ports it is
 * kept and steered through. Everything here is a value or a pure function; time, identity and
 * chance are arguments.
 */
package io.deployguardian.core.rollout;
