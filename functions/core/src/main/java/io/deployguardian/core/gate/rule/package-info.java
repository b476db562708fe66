/**
 * What makes a deployment ready: one small class per question. {@link
 * io.deployguardian.core.gate.rule.RuleSet} says which are asked where.
 */
package io.deployguardian.core.gate.rule;
