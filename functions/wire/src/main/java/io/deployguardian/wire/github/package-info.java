/** What GitHub sends: genuine or not, and which fact it tells. */
package io.deployguardian.wire.github;
