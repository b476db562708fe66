package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the routes see it.
 *
 * @param path the parts of the path that its route names
 * @param byApp whether an App's installation asks, rather than a person
 */
record Call(
    URI url,
    Map<String, String> path,
    Map<String, String> query,
    JsonNode body,
    boolean byApp,
    String caller) {

  String path(String name) {
    return path.get(name);
  }

  long id(String name) {
    try {
      return Long.parseLong(path.get(name));
    } catch (NumberFormatException e) {
      throw Answer.notFound();
    }
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  int number(String name, int otherwise) {
    return query(name)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Integer::valueOf)
        .orElse(otherwise);
  }

  /** A field that has to be there. */
  String required(String field) {
    if (!body.path(field).isTextual()) {
      throw Answer.invalid("Invalid request.\n\n\"" + field + "\" wasn't supplied.");
    }
    return body.get(field).asText();
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(body.path(field).textValue());
  }
}
