package io.deployguardian.wire.payload;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;

/** A manual payload's fields, read strictly: a misspelt name is an error and never ignored. */
public final class Fields {

  private static final int LONGEST = 2_000;

  private final String place;
  private final JsonNode object;

  private Fields(String place, JsonNode object) {
    this.place = place;
    this.object = object;
  }

  /**
   * @param place where the object is, such as {@code replay.metrics[0]}
   * @param known the names that it may have
   * @throws BadPayload if it is no object, or has another name
   */
  public static Fields of(String place, JsonNode node, String... known) {
    return of(place, node, List.of(known));
  }

  /** The same for names that a payload declares itself. */
  public static Fields of(String place, JsonNode node, Collection<String> known) {
    if (node == null || !node.isObject()) {
      throw new BadPayload(place, Found.in(node), "a JSON object");
    }
    Set<String> unknown = new TreeSet<>();
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                unknown.add(name);
              }
            });
    if (!unknown.isEmpty()) {
      throw new BadPayload(place, "the unknown " + unknown, "only " + new TreeSet<>(known));
    }
    return new Fields(place, node);
  }

  public String text(String name) {
    return optionalText(name).orElseThrow(() -> new BadPayload(at(name), "nothing", "a text"));
  }

  public Optional<String> optionalText(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong(name, "a text");
    }
    if (value.textValue().length() > LONGEST) {
      throw new BadPayload(
          at(name), value.textValue().length() + " characters", "at most " + LONGEST);
    }
    return Optional.of(value.textValue());
  }

  public OptionalLong optionalNumber(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "a whole number");
    }
    return OptionalLong.of(value.longValue());
  }

  /**
   * @param expected what {@code fits}, for people
   */
  public OptionalDouble optionalDecimal(String name, DoublePredicate fits, String expected) {
    JsonNode value = value(name);
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber() || !fits.test(value.doubleValue())) {
      throw wrong(name, expected);
    }
    return OptionalDouble.of(value.doubleValue());
  }

  /** One of an enum's constants, by its name in lower case. */
  public <E extends Enum<E>> Optional<E> optionalWord(String name, E[] all) {
    JsonNode value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    List<String> words = Arrays.stream(all).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    int word = value.isTextual() ? words.indexOf(value.textValue()) : -1;
    if (word < 0) {
      throw new BadPayload(at(name), Found.word(value), "one of " + words);
    }
    return Optional.of(all[word]);
  }

  /**
   * @param what the items are, for people
   */
  public JsonNode list(String name, int least, int most, String what) {
    String expected = "a list of " + least + " to " + most + " " + what;
    JsonNode value = value(name);
    if (value == null || !value.isArray()) {
      throw wrong(name, expected);
    }
    if (value.size() < least || value.size() > most) {
      throw new BadPayload(at(name), "a list of " + value.size(), expected);
    }
    return value;
  }

  public Duration duration(String name) {
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

  public int limit(int usual, int most) {
    long limit = optionalNumber("limit").orElse(usual);
    if (limit < 1 || limit > most) {
      throw new BadPayload(at("limit"), String.valueOf(limit), "1 to " + most);
    }
    return (int) limit;
  }

  /** A word that is only ever said as true. */
  public void truth(String name) {
    if (!flag(name)) {
      throw new BadPayload(at(name), "false", "true");
    }
  }

  public boolean flag(String name) {
    return flag(name, false);
  }

  public boolean flag(String name, boolean otherwise) {
    JsonNode value = value(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw wrong(name, "true or false");
    }
    return value.booleanValue();
  }

  public Optional<RolloutId> rollout() {
    return optionalText("rollout").map(RolloutId::new);
  }

  public RolloutId theRollout() {
    return new RolloutId(text("rollout"));
  }

  /** All three of repository, service and environment, or none of them. */
  public Optional<ServiceKey> key() {
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
  public ByHand hand(String unnamed) {
    return new ByHand(optionalText("by").orElse(unnamed), text("reason"));
  }

  public ByHand hand() {
    return new ByHand(text("by"), text("reason"));
  }

  public JsonNode node(String name) {
    JsonNode value = value(name);
    if (value == null) {
      throw new BadPayload(at(name), "nothing", "a value");
    }
    return value;
  }

  /** What stands there; empty for nothing, also where it is JSON's null. */
  public Optional<JsonNode> given(String name) {
    return Optional.ofNullable(value(name));
  }

  public String at(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  /** What stands there is not what was expected. */
  public BadPayload wrong(String name, String expected) {
    return new BadPayload(at(name), Found.in(object.get(name)), expected);
  }

  private JsonNode value(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
