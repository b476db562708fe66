package io.deployguardian.aws.settings;

import io.deployguardian.aws.lambda.AliasArn;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Weight;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The guarded map out of JSON: {@code {"repositories": {"4711": {"services": {"shop":
 * {"environments": {"production": {"target": "arn:aws:lambda:...:function:shop:live"}}}}}}}}.
 * {@code events/schemas/guarded.schema.json} describes it.
 */
public record GuardedMap(Map<ServiceKey, Binding> bindings, Map<String, String> teams)
    implements Guarded {

  private static final Pattern TEAM = Pattern.compile("[A-Za-z0-9-]{1,39}/[A-Za-z0-9_.-]{1,100}");
  private static final String ARTIFACT = "{artifact}";

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
    StrictObject root = StrictObject.parse(place, json).only("repositories", "roles");
    root.object("repositories")
        .objects()
        .forEach(
            (id, repository) -> {
              long number = repositoryId(id, repository);
              services(repository)
                  .forEach(
                      (service, of) ->
                          environments(service, of)
                              .forEach(
                                  (name, environment) -> {
                                    var key = new ServiceKey(number, service, name);
                                    bindings.put(key, binding(key, environment));
                                  }));
            });
    return new GuardedMap(bindings, root.has("roles") ? teams(root.object("roles")) : Map.of());
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

  private static Binding binding(ServiceKey key, StrictObject environment) {
    environment.only("target", "url", "privateProbes", "floor");
    String target = environment.text("target");
    if (AliasArn.parse(target).isEmpty()) {
      throw new WrongSetting(environment.at("target"), target, AliasArn.EXPECTED);
    }
    return new Binding(
        key,
        target,
        environment.optionalText("url").map(template -> template(environment.at("url"), template)),
        environment.flag("privateProbes"),
        environment.has("floor") ? floor(environment.object("floor")) : Floor.NONE);
  }

  /**
   * Without the artifact in it, every release would be probed at the same place: the running one's.
   */
  private static String template(String place, String template) {
    String expected = "an http or https URL with " + ARTIFACT + " in it";
    try {
      URI url = new URI(template.replace(ARTIFACT, "1"));
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (template.contains(ARTIFACT)
          && web
          && url.getHost() != null
          && url.getUserInfo() == null) {
        return template;
      }
      throw new WrongSetting(place, template, expected);
    } catch (URISyntaxException e) {
      throw new WrongSetting(place, template, expected);
    }
  }

  private static Floor floor(StrictObject floor) {
    floor.only("soak", "firstWeight", "tier");
    return new Floor(
        floor.has("soak") ? duration(floor.at("soak"), floor.text("soak")) : Floor.NONE.soak(),
        floor.has("firstWeight")
            ? new Weight(floor.wholeNumber("firstWeight", 1, 100))
            : Floor.NONE.firstWeight(),
        floor.optionalText("tier").map(word -> tier(floor.at("tier"), word)));
  }

  private static String tier(String place, String word) {
    return Tier.ofWord(word)
        .map(Tier::word)
        .orElseThrow(
            () ->
                new WrongSetting(
                    place, word, "one of " + Stream.of(Tier.values()).map(Tier::word).toList()));
  }

  private static Duration duration(String place, String text) {
    String expected = "a duration such as PT10M";
    try {
      Duration soak = Duration.parse(text);
      if (soak.isNegative()) {
        throw new WrongSetting(place, text, expected);
      }
      return soak;
    } catch (DateTimeException e) {
      throw new WrongSetting(place, text, expected);
    }
  }
}
