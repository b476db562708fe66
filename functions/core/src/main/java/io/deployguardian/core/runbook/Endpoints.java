package io.deployguardian.core.runbook;

import static io.deployguardian.core.runbook.Entry.stated;
import static io.deployguardian.core.runbook.Entry.undeclared;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.SecurityHeadersCheck;
import io.deployguardian.core.plan.HealthChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where the service answers, as far as the plan says so. */
record Endpoints(Service service) {

  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    service.environments().map(Endpoints::host).forEach(entries::add);
    Optional<HealthChecks> health = service.declared().health();
    entries.add(
        health(
            "Readiness (whether it can take traffic)",
            health.flatMap(HealthChecks::readiness),
            "health.readiness"));
    entries.add(
        health(
            "Liveness (whether it has to be started anew)",
            health.flatMap(HealthChecks::liveness),
            "health.liveness"));
    List<Sentence> asked =
        asked().entrySet().stream()
            .map(at -> Sentence.of("{} in {}", at.getKey(), Sentence.names(at.getValue())))
            .toList();
    if (!asked.isEmpty()) {
      entries.add(new Entry.Stated(Sentence.of("Asked by the smoke test"), asked));
    }
    entries.add(
        Entry.unwritten(
            "What users and other services call",
            Sentence.of("a plan only has what is checked: list here what has to work")));
    return entries;
  }

  private static Entry host(Service.Here here) {
    Sentence what = Sentence.of("Host in {}", here.environment());
    return here.promotion()
        .domain()
        .<Entry>map(domain -> new Entry.Stated(what, List.of(Sentence.of("{}", domain))))
        .orElseGet(() -> new Entry.Undeclared(what, here.place("domain")));
  }

  private Entry health(String what, Optional<String> path, String key) {
    return path.map(known -> stated(what, Sentence.of("{}", known)))
        .orElseGet(() -> undeclared(what, service.place(key)));
  }

  /** What is asked, and in which environments. */
  private SortedMap<String, TreeSet<String>> asked() {
    var asked = new TreeMap<String, TreeSet<String>>();
    service
        .environments()
        .forEach(
            here ->
                here.smoke().checks().stream()
                    .flatMap(check -> location(check).stream())
                    .forEach(
                        where ->
                            asked
                                .computeIfAbsent(where, none -> new TreeSet<>())
                                .add(here.environment())));
    return asked;
  }

  private static Optional<String> location(Check check) {
    return switch (check) {
      case HttpCheck http -> Optional.of(http.location());
      case SecurityHeadersCheck headers -> Optional.of(headers.path());
      case LoadCheck burst -> Optional.of(burst.path());
      default -> Optional.empty();
    };
  }
}
