/**
 * Checks of a running release, made by someone who trusts neither the URL, nor the redirect, nor
 * the answer.
 */
package io.deployguardian.wire.http;
