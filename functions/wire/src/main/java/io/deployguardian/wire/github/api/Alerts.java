package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.rest.AlertsApi;
import io.deployguardian.wire.github.api.rest.AlertsApi.Analysis;
import io.deployguardian.wire.github.api.rest.AlertsApi.CodeAlert;
import io.deployguardian.wire.github.api.rest.AlertsApi.DependencyAlert;
import io.deployguardian.wire.github.api.rest.AlertsApi.SecretAlert;
import io.deployguardian.wire.github.api.rest.At;
import jakarta.ws.rs.core.GenericType;
import java.util.List;

/**
 * A repository's open security alerts. Where a feature is switched off GitHub refuses or finds
 * nothing: that is no "no alerts".
 */
public final class Alerts {
  private static final GenericType<List<DependencyAlert>> DEPENDENCIES = new GenericType<>() {};
  private static final String OPEN = "open";

  private final Calls<At> calls;

  Alerts(Calls<At> calls) {
    this.calls = calls;
  }

  /**
   * @param ref such as {@code refs/heads/main}
   */
  public List<CodeAlert> code(String ref) {
    return Pages.numbered(
        page ->
            calls.read(
                "list code scanning alerts of " + ref,
                at -> api().codeAlerts(at, OPEN, ref, Pages.SIZE, page)));
  }

  /** Newest first. Whether a commit was looked at at all; the newest page is enough for that. */
  public List<Analysis> analyses(String ref) {
    return List.copyOf(
        calls.read(
            "list code scanning analyses of " + ref, at -> api().analyses(at, ref, Pages.SIZE, 1)));
  }

  public List<DependencyAlert> dependencies() {
    return Pages.following(
        cursor -> calls.read("list Dependabot alerts", at -> dependencies(at, cursor)));
  }

  public List<SecretAlert> secrets() {
    return Pages.numbered(
        page ->
            calls.read(
                "list secret scanning alerts",
                at -> api().secretAlerts(at, OPEN, true, Pages.SIZE, page)));
  }

  private Pages.Page<DependencyAlert> dependencies(At at, String cursor) {
    try (var response = api().dependencyAlerts(at, OPEN, Pages.SIZE, cursor)) {
      return new Pages.Page<>(response.readEntity(DEPENDENCIES), Pages.next(response, "after"));
    }
  }

  private AlertsApi api() {
    return calls.client(AlertsApi.class);
  }
}
