package io.deployguardian.core.runbook;

import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.plan.HealthChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An answer over HTTP that isn't what the plan expects. */
record HttpTrouble(Service.Here here, HttpCheck check) {

  Trouble trouble() {
    return CheckTrouble.trouble(
        check,
        symptom(),
        isOwn() ? meaning() : meaningElsewhere(),
        List.of(
            Instruction.to(
                "The reason has what was found, and how the answer begins. No answer at all: did"
                    + " it start, and is the URL right?"),
            Instruction.to(
                "What it needs in order to answer: configuration, secrets, whatever it calls.")));
  }

  private Sentence symptom() {
    return Sentence.of(
        "{} does not answer with status {}{}{}{}{}.",
        check.location(),
        check.status(),
        expected(" and ", check.json()),
        expected(" and the headers ", check.headers()),
        check
            .slowest()
            .map(slowest -> Sentence.of(" within {}", slowest))
            .orElseGet(() -> Sentence.of("")),
        CheckTrouble.attempts(here));
  }

  static Sentence expected(String lead, Map<String, String> values) {
    return values.isEmpty()
        ? Sentence.of("")
        : Sentence.of(
            lead + "{}",
            Sentence.list(
                values.entrySet().stream()
                    .map(value -> Sentence.of("{} = {}", value.getKey(), value.getValue()))
                    .toList(),
                ", "));
  }

  private boolean isOwn() {
    return check.location().startsWith("/");
  }

  private static List<Sentence> meaningElsewhere() {
    return List.of(
        Sentence.of(
            "It asks another address than the release's own: that may be ill and the version"
                + " well."));
  }

  private List<Sentence> meaning() {
    var meaning = new ArrayList<Sentence>();
    if (is(HealthChecks::readiness)) {
      meaning.add(Sentence.of("The version says itself that it can't take traffic."));
    }
    if (is(HealthChecks::liveness)) {
      meaning.add(Sentence.of("The version says itself that it has to be started anew."));
    }
    if (meaning.isEmpty()) {
      meaning.add(Sentence.of("The version does not answer there as the plan promises."));
    }
    return meaning;
  }

  private boolean is(Function<HealthChecks, Optional<String>> path) {
    Optional<HealthChecks> health = here.service().declared().health();
    return health.flatMap(path).filter(check.location()::equals).isPresent();
  }
}
