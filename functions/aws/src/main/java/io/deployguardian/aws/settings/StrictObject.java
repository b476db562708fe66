package io.deployguardian.aws.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.json.Undecodable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON object of a setting: what it holds is asked for by name and type, and nothing else may be
 * there.
 */
record StrictObject(String place, ObjectNode json) {

  /** Duplicate names are errors too, not the last one's win. */
  static StrictObject parse(String place, String text) {
    try {
      return of(place, DomainJson.readStrictly(text, JsonNode.class));
    } catch (Undecodable broken) {
      throw new WrongSetting(place, "no JSON (" + broken.getMessage() + ")", "a JSON object");
    }
  }

  private static StrictObject of(String place, JsonNode node) {
    if (node instanceof ObjectNode object) {
      return new StrictObject(place, object);
    }
    throw new WrongSetting(place, kind(node), "a JSON object");
  }

  StrictObject only(String... names) {
    for (String name : keys()) {
      if (!List.of(names).contains(name)) {
        throw new WrongSetting(at(name), "an unknown name", "only " + List.of(names));
      }
    }
    return this;
  }

  List<String> keys() {
    return json.properties().stream().map(entry -> entry.getKey()).toList();
  }

  StrictObject object(String name) {
    return of(at(name), json.path(name));
  }

  /**
   * Each of the objects in here, by name; at least one, because an empty map guards nothing by
   * mistake.
   */
  SortedMap<String, StrictObject> objects() {
    SortedMap<String, StrictObject> all = new TreeMap<>();
    keys().forEach(name -> all.put(name, object(name)));
    if (all.isEmpty()) {
      throw new WrongSetting(place, "nothing in it", "at least one entry");
    }
    return all;
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> new WrongSetting(at(name), "nothing", "a text"));
  }

  Optional<String> optionalText(String name) {
    JsonNode value = json.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new WrongSetting(at(name), kind(value), "a text");
    }
    return Optional.of(value.textValue());
  }

  boolean flag(String name) {
    JsonNode value = json.get(name);
    if (value != null && !value.isBoolean()) {
      throw new WrongSetting(at(name), kind(value), "true or false");
    }
    return value != null && value.booleanValue();
  }

  int wholeNumber(String name, int least, int most) {
    JsonNode value = json.path(name);
    if (value.isInt() && value.intValue() >= least && value.intValue() <= most) {
      return value.intValue();
    }
    String found = value.isNumber() ? value.asText() : kind(value);
    throw new WrongSetting(at(name), found, "a whole number from " + least + " to " + most);
  }

  boolean has(String name) {
    return json.has(name);
  }

  String at(String name) {
    return place + "." + name;
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING, NULL -> "nothing";
      case STRING -> node.textValue().isBlank() ? "an empty text" : "a text";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      default -> "a " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }
}
