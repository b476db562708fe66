package io.deployguardian.aws.settings;

import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.ServiceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The guarded map out of JSON: {@code {"repositories": {"4711": {"services": {"shop":
 * {"environments": {"production": {"target": "arn:aws:lambda:...:function:shop:live"}}}}}}}}.
 * {@code events/schemas/guarded.schema.json} describes it.
 */
public record GuardedMap(Map<ServiceKey, Binding> bindings, Map<String, String> teams)
    implements Guarded {

  private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9-]{1,39}/[A-Za-z0-9_.-]{1,100}");
  private static final String ROLES = "roles";

  /** GitHub's own limit of an environment's name; a service's is shorter. */
  private static final int LONGEST_NAME = 255;

  public GuardedMap {
    bindings = Map.copyOf(bindings);
    teams = Map.copyOf(teams);
  }

  /**
   * @param place what it is called in errors
   */
  public static GuardedMap parse(String place, String json) {
    Map<ServiceKey, Binding> bindings = new HashMap<>();
    StrictObject root = StrictObject.parse(place, json).only("repositories", ROLES);
    root.object("repositories")
        .objects()
        .forEach((id, repository) -> bindings.putAll(bindingsOf(id, repository)));
    return new GuardedMap(bindings, root.has(ROLES) ? teams(root.object(ROLES)) : Map.of());
  }

  /**
   * A map that is kept in parts: each of its repositories by the id, and its roles.
   *
   * @param path what comes before a part's name in errors
   * @param parts JSON by name; none guard nothing
   */
  public static GuardedMap ofParts(String path, Map<String, String> parts) {
    Map<ServiceKey, Binding> bindings = new HashMap<>();
    Map<String, String> teams = new HashMap<>();
    new TreeMap<>(parts)
        .forEach(
            (name, json) -> {
              StrictObject part = StrictObject.parse(path + "/" + name, json);
              if (name.equals(ROLES)) {
                teams.putAll(teams(part));
              } else {
                bindings.putAll(bindingsOf(name, part));
              }
            });
    return new GuardedMap(bindings, teams);
  }

  @Override
  public Optional<Binding> binding(ServiceKey key) {
    return Optional.ofNullable(bindings.get(key));
  }

  @Override
  public boolean names(long repository) {
    return bindings.keySet().stream().anyMatch(key -> key.repository() == repository);
  }

  @Override
  public Optional<String> teamOf(String role) {
    return Optional.ofNullable(teams.get(role));
  }

  private static Map<String, String> teams(StrictObject roles) {
    Map<String, String> teams = new HashMap<>();
    for (String role : roles.keys()) {
      String team = roles.text(role);
      if (!TEAM.matcher(team).matches()) {
        throw new WrongSetting(roles.at(role), team, "a GitHub team, organisation/slug");
      }
      teams.put(role, team);
    }
    return teams;
  }

  private static Map<ServiceKey, Binding> bindingsOf(String id, StrictObject repository) {
    Map<ServiceKey, Binding> bindings = new HashMap<>();
    long number = repositoryId(id, repository);
    services(repository)
        .forEach(
            (service, of) ->
                environments(service, of)
                    .forEach(
                        (name, environment) -> {
                          var key = new ServiceKey(number, service, name);
                          bindings.put(key, GuardedEnvironment.binding(key, environment));
                        }));
    return bindings;
  }

  private static long repositoryId(String id, StrictObject repository) {
    if (!id.matches("[1-9]\\d{0,17}")) {
      throw new WrongSetting(repository.place(), id, "GitHub's numeric id of a repository");
    }
    return Long.parseLong(id);
  }

  private static Map<String, StrictObject> services(StrictObject repository) {
    return repository.only("services").object("services").objects();
  }

  private static Map<String, StrictObject> environments(String service, StrictObject of) {
    demandName(service, of);
    Map<String, StrictObject> all = of.only("environments").object("environments").objects();
    all.forEach(GuardedMap::demandName);
    return all;
  }

  private static void demandName(String name, StrictObject of) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new WrongSetting(
          of.place(), "the name \"" + name + "\"", "1 to " + LONGEST_NAME + " characters");
    }
  }
}
