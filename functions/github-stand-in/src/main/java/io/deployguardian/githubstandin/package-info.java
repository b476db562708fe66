/**
 * GitHub's REST API on this machine: what is written is there when it is read, and it can be slow,
 * broken and strict on demand.
 */
package io.deployguardian.githubstandin;
