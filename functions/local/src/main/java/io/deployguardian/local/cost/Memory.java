package io.deployguardian.local.cost;

import io.deployguardian.core.rollout.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many MB each function has.
 *
 * @param told by Terraform; the others have {@code otherwise}
 */
record Memory(Map<Agent, Integer> told, int otherwise) {

  private static final Pattern MEMORY = Pattern.compile("\\bmemory\\s*=\\s*(\\d+)");

  int of(Agent agent) {
    return told.getOrDefault(agent, otherwise);
  }

  /** Reads the map of the functions in Terraform, where there is one. */
  static Memory in(Path file, int otherwise) throws IOException {
    Map<Agent, Integer> told = new EnumMap<>(Agent.class);
    Agent about = null;
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      for (Agent agent : Agent.values()) {
        about =
            line.matches("\\s*\"?" + agent.functionName() + "\"?\\s*=\\s*\\{.*") ? agent : about;
      }
      Matcher memory = MEMORY.matcher(line);
      if (about != null && memory.find()) {
        told.putIfAbsent(about, Integer.parseInt(memory.group(1)));
      }
    }
    return new Memory(told, otherwise);
  }
}
