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

  /**
   * @param target the traffic target's address, such as a Lambda alias' ARN
   * @param urlTemplate where a release answers without traffic, with {@code {artifact}} in it
   * @param privateProbes whether probes may reach private, loopback and link-local addresses, if
   *     the plan asks for it
   */
  record Binding(
      ServiceKey key,
      String target,
      Optional<String> urlTemplate,
      boolean privateProbes,
      Floor floor) {

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
   * What no plan may undercut.
   *
   * @param soak the least soak of any stage
   * @param firstWeight the most that a first stage may expose
   */
  record Floor(Duration soak, Weight firstWeight) {

    public static final Floor NONE = new Floor(Duration.ZERO, Weight.ALL);
  }
}
