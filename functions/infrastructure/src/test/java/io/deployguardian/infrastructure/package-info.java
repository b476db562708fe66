/** Holds the Terraform to the code: neither may say what the other doesn't. */
package io.deployguardian.infrastructure;
