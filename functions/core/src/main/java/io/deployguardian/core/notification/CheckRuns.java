package io.deployguardian.core.notification;

/** GitHub's check runs; their key is the external id. */
public interface CheckRuns extends Place.Changeable<CheckRun> {}
