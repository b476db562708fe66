package io.deployguardian.core.notification;

/** Issues about incidents; their key is the marker in the body. */
public interface IncidentIssues extends Place.Changeable<IncidentIssue> {}
