package io.deployguardian.aws.settings;

import io.deployguardian.aws.lambda.AliasArn;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Weight;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.stream.Stream;

/** One environment of the guarded map: what a service is bound to there. */
final class GuardedEnvironment {

  private static final String ARTIFACT = "{artifact}";

  private GuardedEnvironment() {}

  static Binding binding(ServiceKey key, StrictObject environment) {
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
