package io.deployguardian.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.event.ruler.Machine;

/** A rule file of {@code events/rules}, matched by AWS' own matcher. */
record Rule(String name, String function, Machine machine) {

  /** The rules of our own bus. */
  static List<Rule> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Rule::read)
          .filter(rule -> rule.machine != null)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the rules in " + folder + " can't be read", e);
    }
  }

  private static Rule read(Path file) {
    try {
      JsonNode rule = DomainJson.mapper().readTree(file.toFile());
      String name = file.getFileName().toString().replace(".json", "");
      if (!rule.path("bus").asText().equals("guardian")) {
        return new Rule(name, rule.path("function").asText(), null);
      }
      if (!rule.path("pattern").isObject() || !rule.path("function").isTextual()) {
        throw new IllegalArgumentException(
            "the rule " + file + ": found no pattern or no function, expected both");
      }
      var machine = new Machine();
      machine.addRule(name, rule.get("pattern").toString());
      return new Rule(name, rule.get("function").asText(), machine);
    } catch (IOException e) {
      throw new UncheckedIOException("the rule " + file + " can't be read", e);
    }
  }

  boolean matches(String envelope) {
    try {
      return !machine.rulesForJSONEvent(envelope).isEmpty();
    } catch (Exception e) {
      // The matcher declares Exception for what isn't JSON; our envelopes are.
      throw new IllegalArgumentException("not an event: " + envelope, e);
    }
  }
}
