/** What the readiness gate asks GitHub before it decides, and tells it afterwards. */
package io.deployguardian.wire.github.gate;
