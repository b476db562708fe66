package io.deployguardian.wire.plan;

import static java.util.stream.Collectors.joining;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.WorkflowCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One entry of {@code checks:}, of the kind that one of its keys says. */
final class CheckSection {

  private static final List<String> KINDS =
      List.of("path", "url", "tls", "lambda", "load", "workflow");

  private CheckSection() {}

  /** Empty where a check has no name, no kind or no aim, which was reported. */
  static Optional<Check> read(Spot at, Set<String> names, Set<String> files) {
    Block check =
        Block.withKeys(
            at,
            "name",
            "path",
            "url",
            "status",
            "json",
            "headers",
            "slowest",
            "timeout",
            "tls",
            "lambda",
            "load",
            "workflow");
    Optional<String> name = check.need("name", "a name").flatMap(Form.NAME::read);
    name.filter(n -> !names.add(n))
        .ifPresent(n -> check.get("name").orElse(at).wrong("a name that no other check has"));
    Duration timeout = check.duration("timeout", PlanLimits.TIMEOUT, PlanDefaults.TIMEOUT);
    // What is wrong with the rest is told, even if nobody knows its name.
    return kind(check)
        .<Check>flatMap(
            kind ->
                kind.equals("workflow")
                    ? workflow(check, name.orElse(""), files)
                    : read(check, kind, name.orElse(""), timeout))
        .filter(known -> name.isPresent());
  }

  private static Optional<? extends Check> read(
      Block check, String kind, String name, Duration timeout) {
    Spot at = check.get(kind).orElseThrow();
    if (kind.equals("path") || kind.equals("url")) {
      return HttpSection.read(check, kind, name, timeout);
    }
    refuseWhatOnlyHttpHas(check);
    return switch (kind) {
      case "tls" -> Optional.of(TlsSection.read(at, name, timeout));
      case "lambda" -> Optional.of(LambdaSection.read(at, name, timeout));
      default -> LoadSection.read(at, name, timeout);
    };
  }

  private static Optional<WorkflowCheck> workflow(Block check, String name, Set<String> files) {
    refuseWhatOnlyHttpHas(check);
    check
        .get("timeout")
        .ifPresent(spot -> spot.wrong("nothing: a workflow has a limit of its own"));
    return WorkflowSection.read(check.get("workflow").orElseThrow(), name, files);
  }

  private static void refuseWhatOnlyHttpHas(Block check) {
    HttpSection.KEYS.forEach(
        key -> check.get(key).ifPresent(spot -> spot.wrong("nothing: it is for path and url")));
  }

  private static Optional<String> kind(Block check) {
    List<String> kinds = KINDS.stream().filter(key -> check.get(key).isPresent()).toList();
    if (check.isThere() && kinds.isEmpty()) {
      check.at().missing("path", "one of " + String.join(", ", KINDS));
    }
    if (kinds.size() > 1) {
      Spot second = check.get(kinds.get(1)).orElseThrow();
      String found = kinds.stream().map(key -> "a " + key).collect(joining(" and "));
      check.at().problems().add(second.line(), second.place(), found, "only one of them");
    }
    return kinds.stream().findFirst();
  }
}
