/**
 * Questions asked on a schedule, and their answers: findings with severity, evidence and
 * remediation.
 */
package io.deployguardian.core.audit;
