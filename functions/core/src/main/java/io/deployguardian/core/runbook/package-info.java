/**
 * A service's runbook as its plan tells it: what is declared, what is missing, what can go wrong
 * under exactly this plan, and how it is taken back. A draft for people, who complete it.
 */
package io.deployguardian.core.runbook;
