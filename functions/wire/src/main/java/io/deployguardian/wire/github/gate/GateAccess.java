package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.GateAnswers;
import io.deployguardian.core.gate.Roles;
import io.deployguardian.core.gate.source.Ledger;
import io.deployguardian.core.gate.source.Silence;
import io.deployguardian.core.gate.source.Sources;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.Sleeper;
import java.time.InstantSource;

/** GitHub as the readiness gate needs it, where the guardian has access, and where it has none. */
public record GateAccess(Sources sources, GateAnswers answers, Roles roles) {

  private static final String NONE = "no access to GitHub is configured";

  public static GateAccess to(GitHub github, Guarded guarded, Ledger ledger, InstantSource clock) {
    return new GateAccess(
        GitHubSources.of(github, clock, ledger),
        new ProtectionRuleAnswers(github, Sleeper.REAL),
        new TeamRoles(github, guarded));
  }

  /** Nothing can be asked, so nothing is approved. */
  public static GateAccess none(Ledger ledger) {
    return new GateAccess(
        Silence.sources(NONE, ledger),
        (subject, run, approved, comment) -> new GateAnswers.Told.Unclear(NONE),
        (subject, login, role) -> new Roles.Held.No(NONE));
  }
}
