package io.deployguardian.core.command;

import io.deployguardian.core.command.Places.Place;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.ServiceKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rollouts that a place is about, one per service and environment, and the names by which
 * somebody may pick one.
 *
 * @param names of everything in the repository: a name from elsewhere is no reason to act here
 */
record Scope(List<Recorded> here, List<String> names) {

  /** How far back a pull request's deployments are searched for. */
  private static final int SEARCHED = 500;

  static Scope of(Place place, Origin origin, Rollouts rollouts) {
    List<Recorded> all =
        rollouts.newest(SEARCHED).stream().filter(known -> isOf(known, origin)).toList();
    List<Recorded> here =
        switch (place) {
          case Place.Incident incident ->
              rollouts.find(incident.rollout()).stream()
                  .filter(known -> isOf(known, origin))
                  .map(known -> ruling(known, rollouts))
                  .toList();
          case Place.PullRequest pull ->
              newestOfEach(
                  all.stream()
                      .filter(known -> pull.commits().contains(known.subject().release().commit()))
                      .toList());
          case Place.Elsewhere elsewhere -> List.of();
        };
    List<String> names =
        Stream.concat(here.stream(), all.stream())
            .flatMap(known -> names(known.subject().key()))
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
    return new Scope(here, names);
  }

  /**
   * @param onlyNames whether whatever follows the word has to be a name
   */
  Choice choose(String written, boolean onlyNames) {
    if (here.isEmpty()) {
      return new Choice.Nowhere();
    }
    Optional<String> named = names.stream().filter(name -> startsWith(written, name)).findFirst();
    if (named.isEmpty()) {
      return onlyNames && !written.isEmpty()
          ? new Choice.NotHere(Said.Split.of(written).first(), here, "")
          : among(here, written);
    }
    String name = named.get();
    String rest = written.substring(name.length()).strip();
    List<Recorded> picked = here.stream().filter(known -> isNamed(known, name)).toList();
    if (onlyNames && !rest.isEmpty()) {
      return new Choice.NotHere(written, here, "");
    }
    return picked.isEmpty() ? new Choice.NotHere(name, here, written) : among(picked, rest);
  }

  private static Choice among(List<Recorded> rollouts, String rest) {
    return rollouts.size() == 1
        ? new Choice.One(rollouts.getFirst(), rest)
        : new Choice.Several(rollouts, rest);
  }

  /** {@code shop/production}. */
  static String name(Recorded known) {
    ServiceKey key = known.subject().key();
    return key.service() + "/" + key.environment();
  }

  private static Stream<String> names(ServiceKey key) {
    return Stream.of(key.service() + "/" + key.environment(), key.environment(), key.service())
        .map(Inert::line)
        .filter(name -> !name.isEmpty());
  }

  private static boolean isNamed(Recorded known, String name) {
    return names(known.subject().key()).anyMatch(name::equalsIgnoreCase);
  }

  /** GitHub's environments may have a space in their names, so this is not about first words. */
  private static boolean startsWith(String written, String name) {
    return written.regionMatches(true, 0, name, 0, name.length())
        && (written.length() == name.length() || written.charAt(name.length()) == ' ');
  }

  /** An incident may outlive its rollout; what people want to change is what rules now. */
  private static Recorded ruling(Recorded known, Rollouts rollouts) {
    return rollouts
        .environment(known.subject().key())
        .holder()
        .flatMap(rollouts::find)
        .orElse(known);
  }

  private static List<Recorded> newestOfEach(Collection<Recorded> all) {
    Map<ServiceKey, Recorded> newest = new LinkedHashMap<>();
    for (Recorded known : all) {
      newest.merge(known.subject().key(), known, Scope::newer);
    }
    return newest.values().stream().sorted(Comparator.comparing(Scope::name)).toList();
  }

  private static Recorded newer(Recorded one, Recorded other) {
    return other.subject().deployment().isNewerThan(one.subject().deployment()) ? other : one;
  }

  private static boolean isOf(Recorded known, Origin origin) {
    return known.subject().key().repository() == origin.repository();
  }
}
