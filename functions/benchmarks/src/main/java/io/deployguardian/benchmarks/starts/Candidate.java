package io.deployguardian.benchmarks.starts;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is started.
 *
 * @param variables its environment
 * @param payload what it is invoked with
 */
public record Candidate(String name, Path zip, Map<String, String> variables, String payload) {}
