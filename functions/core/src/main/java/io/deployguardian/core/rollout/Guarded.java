package io.deployguardian.core.rollout;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The guardian's own map of what it may touch: repository, service and environment to a target. A
 * plan comes from a commit and is not trusted with power, so it names only keys of this map and can
 * only be stricter than its floor.
 */
public interface Guarded {

  /** Empty where the map doesn't name the environment: then nothing is touched. */
  Optional<Binding> binding(ServiceKey key);

  /** Whether the map names the repository at all: only then is it any business of ours. */
  boolean names(long repository);

  /**
   * The GitHub team, {@code organisation/slug}, whose members hold a role such as {@code
   * tech_lead}; empty where the map binds none, and then nobody holds it.
   */
  Optional<String> teamOf(String role);

  /**
   * @param target the traffic target's address, such as a Lambda alias' ARN
   * @param urlTemplate where a release answers without traffic, with {@code {artifact}} in it
   * @param privateProbes whether probes may reach private, loopback and link-local addresses, if
   *     the plan asks for it
   * @param access whose rights the target is touched with; empty for the guardian's own
   */
  record Binding(
      ServiceKey key,
      String target,
      Optional<String> urlTemplate,
      boolean privateProbes,
      Floor floor,
      Optional<Access> access) {

    /** A target that the guardian's own rights reach. */
    public Binding(
        ServiceKey key,
        String target,
        Optional<String> urlTemplate,
        boolean privateProbes,
        Floor floor) {
      this(key, target, urlTemplate, privateProbes, floor, Optional.empty());
    }

    public Optional<URI> urlOf(Release release) {
      return urlTemplate.map(
          template ->
              URI.create(
                  template.replace(
                      "{artifact}",
                      URLEncoder.encode(release.artifact(), StandardCharsets.UTF_8))));
    }
  }

  /**
   * How a target is reached that belongs to somebody else, such as another account.
   *
   * @param role who the guardian becomes there
   * @param externalId what the role's owner wants to hear first, lest somebody else talks the
   *     guardian into becoming it
   */
  record Access(String role, Optional<String> externalId) {}

  /**
   * What no plan may undercut.
   *
   * @param soak the least soak of any stage
   * @param firstWeight the most that a first stage may expose
   * @param tier the tier that no plan may take the environment for less than, such as {@code
   *     production}: what the gate asks for depends on it
   */
  record Floor(Duration soak, Weight firstWeight, Optional<String> tier) {

    public static final Floor NONE = new Floor(Duration.ZERO, Weight.ALL, Optional.empty());
  }
}
