package io.deployguardian.wire.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Event;
import java.util.List;

/**
 * An event as it travels on the bus: its {@code detail-type}, and a detail without nesting where
 * rules match, such as {@code {"id", "at", "severity", "rollout", "version", "repository",
 * "service", "environment", ..., own fields}}.
 */
public record EventJson(String detailType, ObjectNode detail) {

  private static final String ABOUT = "about";
  private static final String ORIGIN = "origin";
  private static final String TYPE = "type";
  private static final String SEVERITY = "severity";

  /**
   * What moves between {@code about} and the detail, but for what {@code key} and {@code release}
   * hold.
   */
  private static final List<String> DIRECT =
      List.of("id", "at", "rollout", "version", "repositoryName", "trace");

  private static final List<String> OF_ORIGIN =
      List.of("id", "at", "repository", "repositoryName", "trace");

  private static final List<String> OF_KEY = List.of("repository", "service", "environment");
  private static final List<String> OF_RELEASE = List.of("commit", "artifact");

  /** What people read first comes first. */
  private static final List<String> ORDER =
      List.of(
          "id",
          "at",
          SEVERITY,
          "rollout",
          "version",
          "repository",
          "repositoryName",
          "service",
          "environment",
          "commit",
          "artifact",
          "trace");

  public static EventJson of(Event event) {
    ObjectNode own = (ObjectNode) DomainJson.tree(event);
    own.remove(TYPE);
    own.put(SEVERITY, event.severity().name());
    if (own.remove(ORIGIN) instanceof ObjectNode origin) {
      own.setAll(origin);
    }
    if (own.remove(ABOUT) instanceof ObjectNode about) {
      own.setAll((ObjectNode) about.remove("key"));
      own.setAll((ObjectNode) about.remove("release"));
      own.setAll(about);
    }
    ObjectNode detail = DomainJson.mapper().createObjectNode();
    ORDER.stream().filter(own::has).forEach(name -> detail.set(name, own.remove(name)));
    detail.setAll(own);
    return new EventJson(event.type(), detail);
  }

  /**
   * Reads an event from the bus; what a newer function added to it is ignored.
   *
   * @throws Undecodable if the type is unknown, or the detail is not of that type
   */
  public static Event read(String detailType, JsonNode detail) {
    Class<?> type = typeOf(detailType);
    if (!(detail instanceof ObjectNode flat)) {
      throw new Undecodable(detailType, "found no JSON object, expected an event's detail", null);
    }
    ObjectNode nested = flat.deepCopy();
    nested.put(TYPE, detailType);
    if (Event.OfRollout.class.isAssignableFrom(type)) {
      ObjectNode about = nested.putObject(ABOUT);
      move(DIRECT, nested, about);
      move(OF_KEY, nested, about.putObject("key"));
      move(OF_RELEASE, nested, about.putObject("release"));
    }
    if (Event.OfRepository.class.isAssignableFrom(type)) {
      move(OF_ORIGIN, nested, nested.putObject(ORIGIN));
    }
    return (Event) DomainJson.read(nested, type);
  }

  private static void move(List<String> names, ObjectNode from, ObjectNode to) {
    names.stream().filter(from::has).forEach(name -> to.set(name, from.remove(name)));
  }

  private static Class<?> typeOf(String detailType) {
    return Names.EVENTS.stream()
        .filter(named -> named.getName().equals(detailType))
        .map(NamedType::getType)
        .findFirst()
        .orElseThrow(
            () ->
                new Undecodable(
                    "detail-type",
                    "found " + detailType + ", expected the name of an event",
                    null));
  }
}
