package io.deployguardian.local;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Several repositories and environments that deploy good and bad releases, while their guardian is
 * being killed.
 */
final class Pipelines {

  /** Three places; the first two are in one repository. */
  private final List<Deployed> places;

  private final Caller caller;
  private final Random random;
  private final List<Told> all = new ArrayList<>();
  private final Map<String, Told> newest = new HashMap<>();

  /** A deployment, and which of its two deliveries were accepted so far. */
  static final class Told {
    private final Deployed deployed;
    private final boolean good;
    private final Delivery created;
    private final Delivery succeeded;
    private boolean createdAccepted;
    private boolean succeededAccepted;

    Told(Deployed deployed, boolean good) {
      this.deployed = deployed;
      this.good = good;
      this.created = deployed.created();
      this.succeeded = deployed.succeeded();
    }

    Deployed deployed() {
      return deployed;
    }

    boolean good() {
      return good;
    }

    boolean createdAccepted() {
      return createdAccepted;
    }

    boolean succeededAccepted() {
      return succeededAccepted;
    }

    @Override
    public String toString() {
      return deployed.rollout() + " (" + deployed.artifact() + ")";
    }
  }

  Pipelines(Caller caller, Random random) {
    this.caller = caller;
    this.random = random;
    Deployed one = Deployed.first();
    this.places = List.of(one, one.then("").in("qa"), Deployed.first());
  }

  List<Told> all() {
    return List.copyOf(all);
  }

  /** The newest deployment of each place. */
  List<Told> newest() {
    return List.copyOf(newest.values());
  }

  /** A good release each, so that there is a way back. */
  void firstReleases() {
    for (Deployed place : places) {
      Told first = told(place, true, false);
      deliverCreated(first);
      deliverSucceeded(first);
    }
    all.forEach(first -> Eventually.see(() -> caller.stateOf(first.deployed), "Promoted"::equals));
  }

  /** Publishes a new release somewhere, which nobody told the guardian about yet. */
  Told next() {
    Deployed place = places.get(random.nextInt(places.size()));
    boolean good = random.nextInt(5) < 3;
    return told(place, good, random.nextBoolean());
  }

  /** Its two deliveries, in either order. */
  void tell(Told told, Runnable afterOne, Runnable afterBoth) {
    boolean statusFirst = random.nextInt(4) == 0;
    if (statusFirst) {
      deliverSucceeded(told);
      afterOne.run();
      deliverCreated(told);
    } else {
      deliverCreated(told);
      afterOne.run();
      deliverSucceeded(told);
    }
    afterBoth.run();
  }

  /**
   * What nobody took, a person redelivers; and sometimes what somebody took, which changes nothing.
   */
  void redeliver() {
    for (Told told : all) {
      if (!told.createdAccepted || random.nextInt(8) == 0) {
        deliverCreated(told);
      }
      if (!told.succeededAccepted || random.nextInt(8) == 0) {
        deliverSucceeded(told);
      }
    }
    Stream<Told> notTaken =
        all.stream().filter(told -> !told.createdAccepted || !told.succeededAccepted);
    List<Told> left = notTaken.toList();
    if (!left.isEmpty()) {
      throw new AssertionError("not accepted by a host that runs: " + left);
    }
  }

  private Told told(Deployed place, boolean good, boolean unhealthy) {
    Deployed deployed = place.then("").in(place.environment());
    deployed =
        new Deployed(
            deployed.repository(),
            deployed.deployment(),
            deployed.environment(),
            (good ? "good:" : "bad:") + deployed.deployment(),
            deployed.at());
    caller.publish(deployed.artifact(), good || unhealthy ? 0 : 0.5, !good && unhealthy);
    Told told = new Told(deployed, good);
    all.add(told);
    newest.put(deployed.route(), told);
    return told;
  }

  private void deliverCreated(Told told) {
    told.createdAccepted |= isAccepted(told.created);
  }

  private void deliverSucceeded(Told told) {
    told.succeededAccepted |= isAccepted(told.succeeded);
  }

  /** False where the host was killed before it answered: GitHub shows that delivery as failed. */
  private boolean isAccepted(Delivery delivery) {
    try {
      Caller.Answer answer = caller.deliver(delivery);
      if (answer.status() != 202) {
        throw new AssertionError("found " + answer + ", expected 202");
      }
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
