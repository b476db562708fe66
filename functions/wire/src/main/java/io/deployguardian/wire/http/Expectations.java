package io.deployguardian.wire.http;

import io.deployguardian.core.check.HttpCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a check expects of an answer, in the order in which people look at one. */
record Expectations(HttpCheck check, Reply.Answer answer, Duration latency) {

  /** The first mismatch: what follows a wrong status says nothing more. */
  Optional<Mismatch> first() {
    return Stream.<Supplier<Optional<Mismatch>>>of(
            this::status, this::headers, this::json, this::slow)
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Mismatch> status() {
    return answer.status() == check.status()
        ? Optional.empty()
        : Optional.of(new Mismatch("status " + check.status(), "status " + answer.status()));
  }

  private Optional<Mismatch> headers() {
    return check.headers().entrySet().stream()
        .map(e -> header(e.getKey(), e.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Parameters such as a charset only count where the check names them. */
  private Optional<Mismatch> header(String name, String expected) {
    List<String> values = answer.headers().allValues(name);
    boolean held =
        values.stream()
            .anyMatch(
                v -> v.equals(expected) || v.split(";", 2)[0].strip().equalsIgnoreCase(expected));
    String found =
        values.isEmpty()
            ? "no such header"
            : Redaction.value(name + ": " + String.join(", ", values));
    return held ? Optional.empty() : Optional.of(new Mismatch(name + ": " + expected, found));
  }

  private Optional<Mismatch> json() {
    if (check.json().isEmpty()) {
      return Optional.empty();
    }
    if (answer.cut()) {
      return Optional.of(
          new Mismatch("JSON", "a body of more than " + answer.body().length + " bytes"));
    }
    return new JsonExpectations(check.json()).first(answer.text());
  }

  private Optional<Mismatch> slow() {
    return check
        .slowest()
        .filter(slowest -> latency.compareTo(slowest) > 0)
        .map(s -> new Mismatch("at most " + s.toMillis() + " ms", latency.toMillis() + " ms"));
  }
}
