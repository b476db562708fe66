/** GitHub's list of what it tried to deliver to us. */
package io.deployguardian.wire.github.delivery;
