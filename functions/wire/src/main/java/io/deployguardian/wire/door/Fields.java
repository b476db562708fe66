package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** A manual payload's fields, read strictly: a misspelt name is an error and never ignored. */
final class Fields {

  private static final int LONGEST = 2_000;

  private final String place;
  private final JsonNode object;

  private Fields(String place, JsonNode object) {
    this.place = place;
    this.object = object;
  }

  static Fields of(String place, JsonNode node, String... known) {
    if (node == null || !node.isObject()) {
      throw new BadPayload(place, kind(node), "a JSON object");
    }
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    List.of(known).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new BadPayload(
          place, "the unknown " + unknown, "only " + new TreeSet<>(List.of(known)));
    }
    return new Fields(place, node);
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> new BadPayload(at(name), "nothing", "a text"));
  }

  Optional<String> optionalText(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new BadPayload(at(name), kind(value), "a text");
    }
    if (value.textValue().length() > LONGEST) {
      throw new BadPayload(
          at(name), value.textValue().length() + " characters", "at most " + LONGEST);
    }
    return Optional.of(value.textValue());
  }

  OptionalLong optionalNumber(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new BadPayload(at(name), kind(value), "a whole number");
    }
    return OptionalLong.of(value.longValue());
  }

  Duration duration(String name) {
    String text = text(name);
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // Told below, like a negative one.
    }
    throw new BadPayload(at(name), text, "an ISO 8601 duration such as PT1M");
  }

  int limit(int usual, int most) {
    long limit = optionalNumber("limit").orElse(usual);
    if (limit < 1 || limit > most) {
      throw new BadPayload(at("limit"), String.valueOf(limit), "1 to " + most);
    }
    return (int) limit;
  }

  /** A word that is only ever said as true. */
  void truth(String name) {
    if (!flag(name)) {
      throw new BadPayload(at(name), "false", "true");
    }
  }

  boolean flag(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new BadPayload(at(name), kind(value), "true or false");
    }
    return value.booleanValue();
  }

  Optional<RolloutId> rollout() {
    return optionalText("rollout").map(RolloutId::new);
  }

  RolloutId theRollout() {
    return new RolloutId(text("rollout"));
  }

  /** All three of repository, service and environment, or none of them. */
  Optional<ServiceKey> key() {
    OptionalLong repository = optionalNumber("repository");
    Optional<String> service = optionalText("service");
    Optional<String> environment = optionalText("environment");
    boolean none = repository.isEmpty() && service.isEmpty() && environment.isEmpty();
    boolean all = repository.isPresent() && service.isPresent() && environment.isPresent();
    if (!none && !all) {
      throw new BadPayload(
          place, "some of repository, service, environment", "all three of them or none");
    }
    return all
        ? Optional.of(new ServiceKey(repository.getAsLong(), service.get(), environment.get()))
        : Optional.empty();
  }

  /**
   * Who and why; whoever may invoke a function may leave the name out where the log of AWS has it
   * anyway.
   */
  ByHand hand(String unnamed) {
    return new ByHand(optionalText("by").orElse(unnamed), text("reason"));
  }

  ByHand hand() {
    return new ByHand(text("by"), text("reason"));
  }

  JsonNode node(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      throw new BadPayload(at(name), "nothing", "a value");
    }
    return value;
  }

  String at(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private static String kind(JsonNode node) {
    if (node == null) {
      return "nothing";
    }
    String type = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return node.isTextual() && node.textValue().isBlank() ? "an empty text" : type;
  }
}
