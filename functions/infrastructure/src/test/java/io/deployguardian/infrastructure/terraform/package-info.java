/** Runs Terraform on a copy of infra-terraform, against AWS' emulator moto. */
package io.deployguardian.infrastructure.terraform;
