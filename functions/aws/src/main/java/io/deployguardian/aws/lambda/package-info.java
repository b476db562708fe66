/** Lambda aliases as traffic targets. */
package io.deployguardian.aws.lambda;
