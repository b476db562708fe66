/**
 * The demo's story: what a pipeline and GitHub would do to a guardian, over real HTTP, with signed
 * payloads.
 */
package io.deployguardian.local.story;
