/** What of a piece of work is worth a trace: the calls that it made to the world outside. */
package io.deployguardian.wire.trace;
