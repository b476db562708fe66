/** Webhook deliveries that GitHub could not deliver, and that it does not repeat by itself. */
package io.deployguardian.core.delivery;
