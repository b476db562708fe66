/**
 * What people see of a rollout outside of the guardian: what should be shown, by its state alone,
 * and bringing what is shown up to that.
 */
package io.deployguardian.core.notification;
