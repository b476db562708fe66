package io.deployguardian.core.runbook;

import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.rollout.PlanId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The draft of a service's runbook.
 *
 * @param plan which it was drafted from
 * @param facts what is known and what is missing, by topic
 * @param places what can go wrong, and how it is taken back, in each environment
 * @param firstLook what to do whatever it is
 */
public record Runbook(
    String service,
    PlanId plan,
    Map<Topic, List<Entry>> facts,
    List<Place> places,
    List<Instruction> firstLook) {

  /** What a runbook tells besides what to do. */
  public enum Topic {
    OVERVIEW,
    ENDPOINTS,
    DEPENDENCIES,
    SLA,
    DASHBOARDS,
    ALERTS,
    ROLLBACK,
    CONTACTS
  }

  /**
   * An environment.
   *
   * @param troubles in the order in which a deployment meets them
   * @param byItself when the guardian takes a release back
   * @param byHand how a person does
   */
  public record Place(
      String environment,
      List<Trouble> troubles,
      List<Sentence> byItself,
      List<Instruction> byHand) {

    public Place {
      Objects.requireNonNull(environment, "environment");
      troubles = List.copyOf(troubles);
      byItself = List.copyOf(byItself);
      byHand = List.copyOf(byHand);
    }
  }

  public Runbook {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(plan, "plan");
    facts = Collections.unmodifiableMap(new EnumMap<>(facts));
    places = List.copyOf(places);
    firstLook = List.copyOf(firstLook);
  }

  /** Empty where the plan doesn't name the service. */
  public static Optional<Runbook> of(PlanId id, Plan plan, String service) {
    return plan.service(service).map(known -> draft(id, service, known));
  }

  private static Runbook draft(PlanId id, String name, ServicePlan plan) {
    var service = new Service(name, plan);
    var facts = new EnumMap<Topic, List<Entry>>(Topic.class);
    facts.put(Topic.OVERVIEW, new Overview(service).entries());
    facts.put(Topic.ENDPOINTS, new Endpoints(service).entries());
    facts.put(Topic.DEPENDENCIES, new Dependencies(service).entries());
    var operations = new Operations(service);
    facts.put(Topic.SLA, operations.promises());
    facts.put(Topic.DASHBOARDS, operations.dashboards());
    facts.put(Topic.ALERTS, operations.alerts());
    facts.put(Topic.ROLLBACK, new WayBack(service).entries());
    facts.put(Topic.CONTACTS, operations.contacts());
    List<Place> places = service.environments().map(Runbook::place).toList();
    return new Runbook(name, id, facts, places, FirstLook.INSTRUCTIONS);
  }

  private static Place place(Service.Here here) {
    return new Place(
        here.environment(),
        Troubles.of(here),
        new TakenBack(here).byItself(),
        new TakenBack(here).byHand());
  }

  public List<String> environments() {
    return places.stream().map(Place::environment).toList();
  }

  /** What the team still has to say. */
  public List<Entry.Gap> gaps() {
    return facts.values().stream()
        .flatMap(List::stream)
        .filter(Entry.Gap.class::isInstance)
        .map(Entry.Gap.class::cast)
        .toList();
  }
}
