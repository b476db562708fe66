/**
 * How a call to GitHub goes: authorised, conditional, repeated where it may be, patient with rate
 * limits for a while, and never to any other host. What doesn't work out is a {@link
 * io.deployguardian.wire.github.api.http.GitHubFailure}.
 */
package io.deployguardian.wire.github.api.http;
