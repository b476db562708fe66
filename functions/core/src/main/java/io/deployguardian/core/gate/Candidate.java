package io.deployguardian.core.gate;

import io.deployguardian.core.plan.Declared;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One service that a deployment would bring into an environment.
 *
 * @param service its name in the plan: the deployment's own, unless that names none and is about
 *     several
 * @param environment what the plan says of it there
 */
public record Candidate(
    Subject subject, String service, ServicePlan plan, EnvironmentPlan environment, Instant now) {

  private static final String DOCUMENT = ".github/deploy-guardian.yml";

  public Candidate {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(now, "now");
  }

  public String environmentName() {
    return subject.key().environment();
  }

  public String commit() {
    return subject.release().commit();
  }

  public Declared declared() {
    return plan.declared();
  }

  public Promotion promotion() {
    return environment.promotion();
  }

  public Tier tier() {
    return promotion().tier();
  }

  /** The service where the deployment would bring it. */
  public ServiceKey key() {
    return in(service, environmentName());
  }

  /** The environment that comes first, if any does. */
  public Optional<String> before() {
    return plan.before(environmentName());
  }

  /**
   * Under which names the service may have come to another environment: its own, or that of a
   * deployment of everything, as this one may be.
   */
  public Set<ServiceKey> keysIn(String other) {
    return new LinkedHashSet<>(List.of(in(service, other), in(subject.key().service(), other)));
  }

  private ServiceKey in(String name, String other) {
    return new ServiceKey(subject.key().repository(), name, other);
  }

  /** Where the plan has, or should have, something about the service. */
  public String place(String key) {
    return placeOf(service) + "." + key;
  }

  /** Where the plan has, or should have, something about the service in this environment. */
  public String placeHere(String key) {
    return place("environments." + environmentName() + "." + key);
  }

  static String placeOf(String service) {
    return DOCUMENT + " services." + service;
  }

  /** The deployed commit, for people. */
  public String commitPlace() {
    String sha = commit();
    return "commit " + sha.substring(0, Math.min(sha.length(), 12));
  }

  public String deploymentPlace() {
    return "deployment " + subject.deployment().id();
  }
}
