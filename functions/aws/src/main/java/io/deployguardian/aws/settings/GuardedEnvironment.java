package io.deployguardian.aws.settings;

import io.deployguardian.aws.lambda.AliasArn;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Guarded.Access;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Weight;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One environment of the guarded map: what a service is bound to there. */
final class GuardedEnvironment {

  private static final String ARTIFACT = "{artifact}";
  private static final String ROLE = "role";
  private static final String EXTERNAL_ID = "externalId";

  private static final Pattern ROLE_ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:iam::[0-9]{12}:role/([!-~]{1,510}/)?[A-Za-z0-9_+=,.@-]{1,64}");

  /** As AWS takes it. */
  private static final Pattern SPOKEN = Pattern.compile("[A-Za-z0-9_+=,.@:/-]{2,1224}");

  private GuardedEnvironment() {}

  static Binding binding(ServiceKey key, StrictObject environment) {
    environment.only("target", ROLE, EXTERNAL_ID, "url", "privateProbes", "floor");
    String target = environment.text("target");
    if (AliasArn.parse(target).isEmpty()) {
      throw new WrongSetting(environment.at("target"), target, AliasArn.EXPECTED);
    }
    return new Binding(
        key,
        target,
        environment.optionalText("url").map(template -> template(environment.at("url"), template)),
        environment.flag("privateProbes"),
        environment.has("floor") ? floor(environment.object("floor")) : Floor.NONE,
        access(environment));
  }

  private static Optional<Access> access(StrictObject environment) {
    Optional<String> role = matching(environment, ROLE, ROLE_ARN, "an IAM role's ARN");
    Optional<String> externalId =
        matching(
            environment, EXTERNAL_ID, SPOKEN, "2 to 1224 letters, digits and any of _+=,.@:/-");
    if (role.isEmpty() && externalId.isPresent()) {
      throw new WrongSetting(environment.at(ROLE), "nothing", "a role beside " + EXTERNAL_ID);
    }
    return role.map(of -> new Access(of, externalId));
  }

  private static Optional<String> matching(
      StrictObject environment, String name, Pattern pattern, String expected) {
    Optional<String> value = environment.optionalText(name);
    value
        .filter(text -> !pattern.matcher(text).matches())
        .ifPresent(
            text -> {
              throw new WrongSetting(environment.at(name), text, expected);
            });
    return value;
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
