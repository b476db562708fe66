/**
 * The way back: decided once, driven until the target confirms it, verified, and written down as an
 * incident.
 */
package io.deployguardian.core.rollback;
