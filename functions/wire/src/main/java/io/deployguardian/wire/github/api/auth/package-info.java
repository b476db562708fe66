/** Who calls GitHub: an App by its key and its installations' tokens, or a fixed token. */
package io.deployguardian.wire.github.api.auth;
