/** Reads what Terraform plans, and compares it with what the code calls, reads and lists. */
package io.deployguardian.infrastructure.plan;
