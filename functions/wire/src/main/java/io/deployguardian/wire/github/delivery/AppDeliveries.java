package io.deployguardian.wire.github.delivery;

import io.deployguardian.core.delivery.Attempt;
import io.deployguardian.core.delivery.Deliveries;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.http.GitHubFailure.Throttled;
import io.deployguardian.wire.github.api.http.GitHubFailure.Unavailable;
import io.deployguardian.wire.github.api.rest.AppApi.HookDelivery;
import java.time.Instant;

/**
 * The deliveries of our App's webhook. All are asked for, not the failed ones: GitHub's filter for
 * those knows answers from 400 to 599, and what timed out or found no connection has none.
 */
public final class AppDeliveries implements Deliveries {

  /** Of 100 each, and some three of them a second. */
  private static final int MOST_PAGES = 30;

  private final GitHub github;

  public AppDeliveries(GitHub github) {
    this.github = github;
  }

  @Override
  public Listed since(Instant from) {
    try {
      var listed = github.app().deliveries(from, MOST_PAGES);
      return new Listed.Attempts(
          listed.deliveries().stream().map(AppDeliveries::attempt).toList(), listed.complete());
    } catch (GitHubFailure failure) {
      return switch (failure) {
        case Unavailable later -> new Listed.Unavailable(later.getMessage());
        case Throttled later -> new Listed.Unavailable(later.getMessage());
        default -> new Listed.Refused(failure.getMessage());
      };
    }
  }

  /** Asked for once more than it takes, it comes once more than it has to: intake doesn't mind. */
  @Override
  public Asked redeliver(Attempt attempt) {
    try {
      github.app().redeliver(attempt.id());
      return new Asked.Accepted();
    } catch (GitHubFailure failure) {
      return new Asked.Failed(failure.getMessage());
    }
  }

  private static Attempt attempt(HookDelivery delivery) {
    return new Attempt(
        delivery.id(),
        delivery.guid(),
        delivery.deliveredAt(),
        delivery.event(),
        delivery.succeeded(),
        delivery.status() + ", " + delivery.code());
  }
}
