/** The guarded map, where it is kept. */
package io.deployguardian.aws.guarded;
