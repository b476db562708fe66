package io.deployguardian.wire.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project's {@code events/}, found from wherever the tests run. */
final class EventsFolder {

  static final Path TOP = top();
  static final Path EVENTS = TOP.resolve("events");

  private EventsFolder() {}

  /** The JSON files of a folder of {@code events/}, by file name without its ending. */
  static Map<String, JsonNode> json(String folder) {
    try (Stream<Path> files = Files.list(EVENTS.resolve(folder))) {
      var found = new TreeMap<String, JsonNode>();
      files
          .filter(file -> file.toString().endsWith(".json"))
          .forEach(file -> found.put(nameOf(file), read(file)));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(Path file) {
    return DomainJson.readStrictly(text(file), JsonNode.class);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every folder that holds a function, or one of the modules beside them. */
  static boolean isFunction(String name) {
    return Files.exists(TOP.resolve("functions").resolve(name).resolve("pom.xml"));
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replaceAll("(\\.schema)?\\.json$", "");
  }

  private static Path top() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("events"))) {
      here = here.getParent();
      if (here == null) {
        throw new IllegalStateException("events/: found no such folder above the tests");
      }
    }
    return here;
  }
}
