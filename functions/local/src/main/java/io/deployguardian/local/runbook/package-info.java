/** Drafts of runbooks, from plans in files. */
package io.deployguardian.local.runbook;
