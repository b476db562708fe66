package io.deployguardian.core.gate.source;

/** Everything that the rules may ask. */
public record Sources(
    Checks checks,
    Alerts alerts,
    Licences licences,
    Commits commits,
    Reviews reviews,
    Files files,
    Origins origins,
    Ledger ledger,
    Drills drills,
    ErrorBudgets budgets,
    Flags flags) {

  /**
   * The same, GitHub asked each question once: several rules, and the services of one repository,
   * ask the same, and all of them decide on the same answer. For one inspection, on one thread.
   */
  public Sources askedOnce() {
    var once = new Once();
    return new Sources(
        subject -> once.ask(() -> checks.of(subject), "checks", subject),
        (subject, scan) -> once.ask(() -> alerts.of(subject, scan), "alerts", subject, scan),
        subject -> once.ask(() -> licences.since(subject), "licences", subject),
        once.over(commits),
        subject -> once.ask(() -> reviews.of(subject), "reviews", subject),
        (subject, path) -> once.ask(() -> files.text(subject, path), "files", subject, path),
        subject -> once.ask(() -> origins.of(subject), "origins", subject),
        ledger,
        drills,
        budgets,
        flags);
  }
}
