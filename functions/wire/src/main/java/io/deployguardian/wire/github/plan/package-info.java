/** The plan, where it is committed. */
package io.deployguardian.wire.github.plan;
