/**
 * The outbox's way to the bus: at least once, in no promised order, and never blocked by one bad
 * record.
 */
package io.deployguardian.aws.bus;
