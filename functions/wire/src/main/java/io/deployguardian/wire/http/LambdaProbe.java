package io.deployguardian.wire.http;

import io.deployguardian.core.check.Invocations;
import io.deployguardian.core.check.Invocations.Invoked;
import io.deployguardian.core.check.LambdaCheck;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Probe.Attempt;
import java.util.Optional;

/** Invokes a release's own function, and looks at what it answers. */
record LambdaProbe(Invocations invocations) {

  /** Characters of an answer that are looked at; more is no answer to a check. */
  private static final int LONGEST = 64 * 1024;

  Attempt attempt(LambdaCheck check, Place place) {
    if (place.target().isEmpty()) {
      return new Attempt.Broken("invoke", "a target of the guarded map", "none", "", false);
    }
    Place.Target target = place.target().get();
    String request =
        "invoke "
            + check.function().map(Redaction::value).orElse("the function")
            + ", version "
            + Redaction.value(target.release().artifact());
    return switch (invocations.invoke(target, check.function(), check.payload(), check.timeout())) {
      case Invoked.Answered answered -> judged(request, check, answered.text());
      case Invoked.Broke broke ->
          new Attempt.Broken(
              request,
              "an answer",
              "an error of the function: " + Redaction.value(broke.error()),
              Redaction.excerpt(broke.text()),
              true);
      case Invoked.Refused no ->
          new Attempt.Broken(request, no.expected(), Redaction.value(no.found()), "", false);
      case Invoked.Failed failed ->
          new Attempt.Broken(request, "an answer", Redaction.value(failed.found()), "", true);
    };
  }

  private static Attempt judged(String request, LambdaCheck check, String text) {
    Optional<Mismatch> mismatch =
        text.length() > LONGEST
            ? Optional.of(new Mismatch("JSON", "more than " + LONGEST + " characters"))
            : new JsonExpectations(check.expect()).first(text);
    return mismatch
        .<Attempt>map(
            wrong ->
                new Attempt.Broken(
                    request, wrong.expected(), wrong.found(), Redaction.excerpt(text), true))
        .orElseGet(() -> new Attempt.Held(request + ": answered as expected"));
  }
}
