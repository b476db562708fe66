package io.deployguardian.core.runbook;

import static io.deployguardian.core.runbook.Entry.stated;
import static io.deployguardian.core.runbook.Entry.undeclared;

import io.deployguardian.core.plan.Contacts;
import io.deployguardian.core.plan.Monitoring;
import io.deployguardian.core.plan.Objectives;
import io.deployguardian.core.plan.Spelling;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What is promised, who notices when it isn't kept, where they look and whom they ask. */
record Operations(Service service) {

  List<Entry> promises() {
    Objectives promised = service.declared().objectives();
    return List.of(
        availability(promised.availability()),
        latency(promised),
        promised
            .completion()
            .map(within -> stated("A job is done within", Sentence.of("{}", within)))
            .orElseGet(
                () ->
                    Entry.unwritten(
                        "A job is done within",
                        Sentence.of(
                            "declare {} if it has jobs, or say here that it has none",
                            service.place("objectives.completion")))));
  }

  private Entry availability(double share) {
    var value =
        Sentence.of("{} of the requests are answered well", Sentence.of(Spelling.ofShare(share)));
    return promise(
        "Availability", value, share == Objectives.USUAL.availability(), "objectives.availability");
  }

  private Entry latency(Objectives promised) {
    return promise(
        "Latency",
        Sentence.of("99% of the requests are answered within {}", promised.latency()),
        promised.latency().equals(Objectives.USUAL.latency()),
        "objectives.latency");
  }

  private Entry promise(String what, Sentence value, boolean isUsual, String key) {
    return isUsual
        ? new Entry.Usual(Sentence.of(what), value, service.place(key))
        : stated(what, value);
  }

  List<Entry> dashboards() {
    List<URI> known = service.declared().monitoring().map(Monitoring::dashboards).orElse(List.of());
    return known.isEmpty()
        ? List.of(undeclared("Where to look", service.place("monitoring.dashboards")))
        : List.of(
            new Entry.Stated(
                Sentence.of("Where to look"),
                known.stream().map(address -> Sentence.of("{}", address)).toList()));
  }

  List<Entry> alerts() {
    List<String> known = service.declared().monitoring().map(Monitoring::alerts).orElse(List.of());
    if (known.isEmpty()) {
      return List.of(undeclared("Who notices", service.place("monitoring.alerts")));
    }
    return List.of(
        new Entry.Stated(
            Sentence.of("Alarms"), known.stream().map(name -> Sentence.of("{}", name)).toList()),
        Entry.unwritten(
            "What each of them means, and what to do",
            Sentence.of("a plan only has their names: write it here, one line each")));
  }

  List<Entry> contacts() {
    Optional<Contacts> known = service.declared().contacts();
    if (known.isEmpty()) {
      return List.of(undeclared("Who answers for it", service.place("contacts")));
    }
    Contacts contacts = known.get();
    return List.of(
        stated("Asked first", Sentence.of("{}", contacts.primary())),
        contact("Asked when the first doesn't answer", contacts.escalation(), "escalation"),
        contact("Asked at night and on days off", contacts.afterHours(), "afterHours"));
  }

  private Entry contact(String what, Optional<String> who, String key) {
    return who.map(name -> stated(what, Sentence.of("{}", name)))
        .orElseGet(() -> undeclared(what, service.place("contacts." + key)));
  }
}
