/**
 * What people write to the guardian in GitHub's comments: each is carried out once and answered
 * once, whatever is down meanwhile, and strangers are not even told that somebody listens.
 */
package io.deployguardian.core.command;
