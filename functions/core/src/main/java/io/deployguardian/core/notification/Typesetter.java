package io.deployguardian.core.notification;

/** Puts a report on a page. The same report always gives the same page. */
public interface Typesetter {

  String report(Report report);

  String incident(IncidentReport incident);

  /** The last word on a resolved incident. */
  String resolution(IncidentReport incident);
}
