/**
 * The domain as JSON and back: item bodies of the table, events on the bus, lines of the exported
 * decision log.
 */
package io.deployguardian.wire.json;
