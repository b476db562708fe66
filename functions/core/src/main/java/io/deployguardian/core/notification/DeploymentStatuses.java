package io.deployguardian.core.notification;

/**
 * GitHub's statuses of a deployment. None is ever changed: a new word is a new status, and what is
 * found is the latest one that we wrote, if it says the same.
 */
public interface DeploymentStatuses extends Place<DeploymentStatus> {}
