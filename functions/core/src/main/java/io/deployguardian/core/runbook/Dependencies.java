package io.deployguardian.core.runbook;

import static io.deployguardian.core.runbook.Entry.stated;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.LambdaCheck;
import io.deployguardian.core.check.TlsCheck;
import io.deployguardian.core.check.WorkflowCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the service needs. A plan has no key for it, but shows traces of it. */
record Dependencies(Service service) {

  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    entries.add(database());
    entries.add(flags());
    traces("Other addresses that its checks ask", Dependencies::address).ifPresent(entries::add);
    traces("Functions that its checks invoke", Dependencies::function).ifPresent(entries::add);
    traces("Workflows that its checks start", Dependencies::workflow).ifPresent(entries::add);
    entries.add(
        Entry.unwritten(
            "What it calls, and what happens when that is down",
            Sentence.of("a plan has no key for it: write it here, one line each")));
    return entries;
  }

  private Entry database() {
    return service
        .declared()
        .migrations()
        .map(
            migrations ->
                stated(
                    "A database, migrated by",
                    Sentence.of("{}", Sentence.names(migrations.paths()))))
        .orElseGet(
            () ->
                Entry.unwritten(
                    "A database",
                    Sentence.of(
                        "declare {} if there is one, or say here that there is none",
                        service.place("migrations"))));
  }

  private Entry flags() {
    List<String> flags = service.declared().flags();
    return flags.isEmpty()
        ? Entry.unwritten(
            "Feature flags",
            Sentence.of(
                "declare {} if it reads any, or say here that it doesn't", service.place("flags")))
        : stated("Feature flags", Sentence.names(flags));
  }

  private Optional<Entry> traces(String what, Function<Check, Optional<String>> trace) {
    List<String> found =
        service
            .environments()
            .flatMap(here -> here.smoke().checks().stream())
            .flatMap(check -> trace.apply(check).stream())
            .distinct()
            .sorted()
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(stated(what, Sentence.names(found)));
  }

  private static Optional<String> address(Check check) {
    return switch (check) {
      case HttpCheck http -> Optional.of(http.location()).filter(at -> !at.startsWith("/"));
      case TlsCheck tls -> tls.url();
      default -> Optional.empty();
    };
  }

  private static Optional<String> function(Check check) {
    return check instanceof LambdaCheck lambda ? lambda.function() : Optional.empty();
  }

  private static Optional<String> workflow(Check check) {
    return check instanceof WorkflowCheck suite ? Optional.of(suite.file()) : Optional.empty();
  }
}
