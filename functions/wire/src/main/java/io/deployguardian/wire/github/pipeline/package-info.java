/** How workflow runs stand at GitHub, and why they failed. */
package io.deployguardian.wire.github.pipeline;
