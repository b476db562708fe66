package io.deployguardian.core.runbook;

import static io.deployguardian.core.runbook.Entry.stated;
import static io.deployguardian.core.runbook.Entry.undeclared;

import io.deployguardian.core.plan.Migrations;
import io.deployguardian.core.plan.WayBackPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the plan says about going back, wherever that is. */
record WayBack(Service service) {

  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    Optional<WayBackPlan> plan = service.declared().rollback();
    entries.add(
        plan.map(WayBackPlan::to)
            .map(WayBack::to)
            .orElseGet(() -> undeclared("What it goes back to", service.place("rollback"))));
    entries.add(
        plan.flatMap(WayBackPlan::document)
            .map(document -> stated("How it is done by hand", Sentence.of("{}", document)))
            .orElseGet(
                () -> undeclared("How it is done by hand", service.place("rollback.document"))));
    plan.map(this::drilled).ifPresent(entries::add);
    service.declared().migrations().map(WayBack::database).ifPresent(entries::add);
    entries.add(
        Entry.unwritten(
            "How traffic is shifted without the guardian",
            Sentence.of(
                "no plan says where its traffic is shifted: write here how, for the night on which"
                    + " the guardian is ill, too")));
    return entries;
  }

  private static Entry to(WayBackPlan.To to) {
    return switch (to) {
      case LAST_KNOWN_GOOD ->
          stated(
              "What it goes back to",
              Sentence.of(
                  "{}: the newest release that was promoted and not taken back",
                  "last-known-good"));
    };
  }

  private Entry drilled(WayBackPlan plan) {
    var what = Sentence.of("How old the last rollback that worked may be");
    var value = Sentence.of("{}", plan.drillEvery());
    return plan.drillEvery().equals(WayBackPlan.USUAL_DRILL)
        ? new Entry.Usual(what, value, service.place("rollback.drill"))
        : new Entry.Stated(what, List.of(value));
  }

  private static Entry database(Migrations migrations) {
    return stated(
        "The database",
        migrations.reversible()
            ? Sentence.of("the release before works on the migrated one, so traffic may go back")
            : Sentence.of(
                "nobody declared that the release before works on the migrated one: look at the"
                    + " last migrations before going back by hand"));
  }
}
