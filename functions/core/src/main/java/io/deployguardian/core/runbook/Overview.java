package io.deployguardian.core.runbook;

import static io.deployguardian.core.runbook.Entry.stated;
import static io.deployguardian.core.runbook.Entry.undeclared;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.plan.Resources;
import io.deployguardian.core.plan.Scope;
import io.deployguardian.core.plan.Spelling;
import io.deployguardian.core.plan.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the service is, what it runs on, and how a version gets where. */
record Overview(Service service) {

  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    entries.add(
        Entry.unwritten(
            "What it does, and for whom",
            Sentence.of("no plan says this: write a sentence or two here")));
    entries.add(files());
    entries.addAll(resources());
    service.environments().map(Overview::environment).forEach(entries::add);
    entries.add(
        service
            .declared()
            .runbook()
            .map(runbook -> stated("Its runbook, as declared", Sentence.of("{}", runbook)))
            .orElseGet(() -> undeclared("Its runbook", service.place("runbook"))));
    return entries;
  }

  private Entry files() {
    Scope scope = service.plan().scope();
    String ignored = scope.ignored().isEmpty() ? "{}" : "{}, but for {}";
    Sentence paths = Sentence.names(scope.paths());
    return stated(
        "Its files",
        scope.ignored().isEmpty()
            ? Sentence.of(ignored, paths)
            : Sentence.of(ignored, paths, Sentence.names(scope.ignored())));
  }

  private List<Entry> resources() {
    String place = service.place("resources");
    return service
        .declared()
        .resources()
        .map(resources -> of(resources, place))
        .orElseGet(() -> List.of(undeclared("Instances, their CPU and memory", place)));
  }

  private static List<Entry> of(Resources resources, String place) {
    var instances =
        Sentence.of(
            "{} to {}, more of them above {} of the CPU",
            resources.leastReplicas(),
            resources.mostReplicas(),
            Sentence.of(Spelling.ofShare(resources.cpuTarget())));
    boolean isUsual =
        resources.leastReplicas() == Resources.USUAL_LEAST
            && resources.mostReplicas() == Resources.USUAL_MOST;
    return List.of(
        isUsual
            ? new Entry.Usual(Sentence.of("Instances"), instances, place + ".replicas")
            : stated("Instances", instances),
        resources
            .cpu()
            .map(cpu -> stated("CPU of an instance", Sentence.of("{}", cpu)))
            .orElseGet(() -> undeclared("CPU of an instance", place + ".cpu")),
        resources
            .memory()
            .map(memory -> stated("Memory of an instance", Sentence.of("{}", memory)))
            .orElseGet(() -> undeclared("Memory of an instance", place + ".memory")));
  }

  private static Entry environment(Service.Here here) {
    Promotion promotion = here.promotion();
    var values = new ArrayList<Sentence>();
    values.add(Sentence.of("tier: {}", Sentence.of(promotion.tier().word())));
    here.service().plan().before(here.environment()).ifPresent(b -> values.add(after(here, b)));
    values.add(
        promotion
            .branch()
            .map(branch -> Sentence.of("branch: {}", branch))
            .orElseGet(() -> Sentence.of("branch: any")));
    values.add(exposure(here));
    promotion.reason().ifPresent(r -> values.add(Sentence.of("why so: {}", Sentence.quoted(r))));
    return new Entry.Stated(Sentence.of("In {}", here.environment()), values);
  }

  private static Sentence after(Service.Here here, String before) {
    Duration soak =
        here.service()
            .plan()
            .environment(before)
            .map(EnvironmentPlan::promotion)
            .map(Promotion::soak)
            .orElse(Duration.ZERO);
    return soak.isZero()
        ? Sentence.of("after {}", before)
        : Sentence.of("after {}, where the same version has to have stood for {}", before, soak);
  }

  private static Sentence exposure(Service.Here here) {
    if (!here.isStaged()) {
      return Sentence.of("a version gets all of the traffic right after its smoke test");
    }
    CanaryPlan canary = here.canary();
    return Sentence.of("a version gets {}, then all of the traffic", stages(canary.stages()));
  }

  private static Sentence stages(List<Stage> stages) {
    return Sentence.list(
        stages.stream()
            .map(stage -> Sentence.of("{} for at least {}", stage.weight(), stage.soak()))
            .toList(),
        ", ");
  }
}
