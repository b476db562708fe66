package io.deployguardian.core.runbook;

import io.deployguardian.core.plan.FreezeWindow;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.runbook.Trouble.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a deployment doesn't start here, as far as the plan says so. */
record GateTroubles(Service.Here here) {

  List<Trouble> all() {
    var all = new ArrayList<Trouble>();
    if (here.promotion().tier() == Tier.PRODUCTION || here.promotion().tier() == Tier.STAGING) {
      here.service().plan().before(here.environment()).map(this::notBefore).ifPresent(all::add);
      requiredChecks(all);
    }
    here.promotion().approval().map(this::noConsent).ifPresent(all::add);
    here.promotion().freezes().stream().map(this::frozen).forEach(all::add);
    return all;
  }

  private Trouble notBefore(String before) {
    return trouble(
        "not_validated_before",
        Sentence.of("The version did not stand in {} first", before),
        List.of(
            Sentence.of(
                "The same commit has to be promoted in {}, and to have stood there for {}.",
                before,
                here.service()
                    .plan()
                    .environment(before)
                    .map(there -> there.promotion().soak())
                    .orElse(Duration.ZERO))),
        Instruction.to("Promote it in {}, or wait; the comment says until when.", before));
  }

  private void requiredChecks(List<Trouble> all) {
    List<String> names = here.promotion().requiredChecks();
    if (!names.isEmpty()) {
      all.add(
          trouble(
              "checks_not_green",
              Sentence.of("A required check is not green"),
              List.of(
                  Sentence.of(
                      "On the commit GitHub has to show {} as green. One that never ran is not.",
                      Sentence.names(names))),
              Instruction.to("Mend or repeat what is red, and run the job again.")));
    }
  }

  private Trouble noConsent(String role) {
    return new Trouble(
        Kind.GATE,
        "consent",
        Sentence.of("Nobody consents"),
        Sentence.of("The job waits, and so does the gate: for somebody who is {}.", role),
        List.of(
            Sentence.of(
                "All rules are content, and a person's word is left. Who has that role is the"
                    + " guardian's own configuration. After {} the answer is no.",
                here.plan().hold())),
        List.of(
            Instruction.to(
                "Write {} in a comment on the pull request, or answer GitHub's own review.",
                "/guardian approve"),
            Instruction.to("Or, for whoever may invoke the guardian:")
                .by(Invoke.signed(Agent.NOTIFICATION, "approve"))));
  }

  private Trouble frozen(FreezeWindow window) {
    return trouble(
        "frozen",
        Sentence.of("Frozen {}", times(window)),
        List.of(
            Sentence.of("The plan says why: {}.", Sentence.quoted(window.reason())),
            Sentence.of(
                "No deployment starts then. What is under way goes on, and a rollback always may.")),
        Instruction.to("Wait. If it can't wait, let it through, and run its job again within 1h:")
            .by(Invoke.signed(Agent.NOTIFICATION, "approve", Map.of("breakGlass", true))));
  }

  private static Trouble trouble(
      String rule, Sentence title, List<Sentence> meaning, Instruction... look) {
    return new Trouble(
        Kind.GATE,
        rule,
        title,
        Sentence.of("The gate vetoes the deployment with {}.", rule),
        meaning,
        List.of(look));
  }

  private static Sentence times(FreezeWindow window) {
    return switch (window) {
      case FreezeWindow.Dates dates -> Sentence.of("from {} to {}", dates.from(), dates.to());
      case FreezeWindow.Weekly weekly ->
          Sentence.of(
              "each {} from {} to {} in {}",
              Sentence.list(weekly.days().stream().map(GateTroubles::day).toList(), ", "),
              weekly.from(),
              Sentence.of(weekly.to().equals(LocalTime.MIDNIGHT) ? "24:00" : "" + weekly.to()),
              weekly.zone().getId());
    };
  }

  private static Sentence day(DayOfWeek day) {
    return Sentence.of(day.name().toLowerCase(Locale.ROOT));
  }
}
