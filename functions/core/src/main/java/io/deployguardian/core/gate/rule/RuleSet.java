package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.TieredRule.Force.BLOCKS;
import static io.deployguardian.core.gate.TieredRule.Force.NOT_ASKED;
import static io.deployguardian.core.gate.TieredRule.Force.WARNS;

import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Inspection;
import io.deployguardian.core.gate.TieredRule;
import io.deployguardian.core.gate.TieredRule.Force;
import io.deployguardian.core.gate.source.Sources;
import io.deployguardian.core.plan.Tier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All rules, most important first, and what each finding is worth in each tier.
 *
 * <pre>
 *                                 production  staging  development  preview
 * payload_disagrees               blocks      blocks   blocks       blocks
 * superseded                      blocks      blocks   blocks       blocks
 * frozen                          blocks      blocks   blocks       blocks
 * no_smoke_checks                 blocks      blocks   blocks       blocks
 * not_from_pipeline               blocks      blocks   warns        -
 * no_health_checks                blocks      blocks   warns        -
 * no_rollback_plan                blocks      blocks   warns        -
 * missing_monitoring              blocks      warns    warns        -
 * no_runbook                      blocks      warns    warns        -
 * open_security_findings          blocks      blocks   warns        -
 * scan_never_ran                  blocks      blocks   warns        -
 * no_resource_limits              blocks      warns    warns        -
 * not_validated_before            blocks      blocks   warns        -
 * checks_not_green                blocks      blocks   warns        -
 * denied_licence                  blocks      blocks   warns        -
 * migrations_not_reversible       blocks      blocks   warns        -
 * migrations_not_applied_before   blocks      blocks   warns        -
 * migrations_not_reviewed         blocks      warns    warns        -
 * not_on_branch                   blocks      blocks   warns        warns
 * not_reviewed                    blocks      warns    -            -
 * rollback_drill_too_old          blocks      warns    -            -
 * error_budget_spent              blocks      warns    -            -
 * behind_branch                   warns       warns    -            -
 * underpowered_canary             warns       warns    -            -
 * moderate_findings               warns       warns    warns        -
 * flags_not_configured            warns       warns    warns        -
 * </pre>
 *
 * <p>Production asks everything. Staging blocks where mending is cheap, or where a bad release does
 * harm there already, and warns of what only users would feel. Development warns, but for what is
 * no deployment of this commit at all. A preview has to pass its smoke test.
 */
public final class RuleSet {

  private RuleSet() {}

  /** All rules over these sources. */
  public static Inspection over(Sources sources) {
    return new Inspection(sources, RuleSet::rules);
  }

  static List<TieredRule> rules(Sources from) {
    return Stream.of(deployment(from), declarations(from), change(from), operations(from))
        .flatMap(List::stream)
        .toList();
  }

  private static List<TieredRule> deployment(Sources from) {
    return List.of(
        always(new PayloadAgrees(from.origins())),
        always(new NewestDeployment(from.ledger())),
        always(new NotFrozen()),
        always(new SmokeChecksDeclared()),
        blocking(new DeployedByPipeline(from.origins())));
  }

  private static List<TieredRule> declarations(Sources from) {
    var documents = new Documents(from.files());
    return List.of(
        blocking(new HealthChecksDeclared()),
        blocking(new RollbackPlanned(documents)),
        blockingUsers(new Monitored()),
        blockingUsers(new RunbookThere(documents)),
        blocking(new NoOpenFindings(from.alerts())),
        blocking(new ScansRan(from.alerts())),
        blockingUsers(new ResourcesDeclared()),
        blocking(new ValidatedBefore(new Predecessor(from.ledger()))));
  }

  private static List<TieredRule> change(Sources from) {
    var migrations = new PendingMigrations(from.commits());
    var branches = new Branches(from.commits());
    return List.of(
        blocking(new ChecksGreen(from.checks())),
        blocking(new LicencesAllowed(from.licences())),
        blocking(new MigrationsReversible(migrations)),
        blocking(new MigrationsApplied(migrations, new Predecessor(from.ledger()))),
        blockingUsers(new MigrationsReviewed(migrations, from.reviews())),
        row(new OnItsBranch(branches, from.origins()), BLOCKS, BLOCKS, WARNS, WARNS),
        row(new ChangeReviewed(from.reviews()), BLOCKS, WARNS, NOT_ASKED, NOT_ASKED));
  }

  private static List<TieredRule> operations(Sources from) {
    var branches = new Branches(from.commits());
    return List.of(
        row(new RollbackDrilled(from.drills()), BLOCKS, WARNS, NOT_ASKED, NOT_ASKED),
        row(new BudgetLeft(from.budgets()), BLOCKS, WARNS, NOT_ASKED, NOT_ASKED),
        row(new UpToDate(branches), WARNS, WARNS, NOT_ASKED, NOT_ASKED),
        row(new CanaryPowered(), WARNS, WARNS, NOT_ASKED, NOT_ASKED),
        row(new NoModerateFindings(from.alerts()), WARNS, WARNS, WARNS, NOT_ASKED),
        row(new FlagsConfigured(from.flags()), WARNS, WARNS, WARNS, NOT_ASKED));
  }

  private static TieredRule always(GateRule rule) {
    return row(rule, BLOCKS, BLOCKS, BLOCKS, BLOCKS);
  }

  private static TieredRule blocking(GateRule rule) {
    return row(rule, BLOCKS, BLOCKS, WARNS, NOT_ASKED);
  }

  /** Where there are users. */
  private static TieredRule blockingUsers(GateRule rule) {
    return row(rule, BLOCKS, WARNS, WARNS, NOT_ASKED);
  }

  private static TieredRule row(
      GateRule rule, Force production, Force staging, Force development, Force preview) {
    return new TieredRule(
        rule,
        Map.of(
            Tier.PRODUCTION, production,
            Tier.STAGING, staging,
            Tier.DEVELOPMENT, development,
            Tier.PREVIEW, preview));
  }
}
