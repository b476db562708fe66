/** Secrets, from where they are kept: read when they are needed, kept for a while, never shown. */
package io.deployguardian.aws.secrets;
