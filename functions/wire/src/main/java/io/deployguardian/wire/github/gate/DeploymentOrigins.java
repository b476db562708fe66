package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Origins;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.Account;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.Deployment;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.MadeBy;

/** Deployments, and what made them. */
final class DeploymentOrigins implements Origins {

  /** The App that workflow runs act as, whoever started them, and its bot. */
  private static final String ACTIONS = "github-actions";

  private static final String ACTIONS_BOT = ACTIONS + "[bot]";
  private static final String GHOST = "ghost";

  private final GitHub github;

  DeploymentOrigins(GitHub github) {
    this.github = github;
  }

  @Override
  public Answer<Told> of(Subject subject) {
    return Question.ask(
        subject,
        repository ->
            Answer.known(told(github.deployments(repository).get(subject.deployment().id()))));
  }

  private static Told told(Deployment deployment) {
    return new Told(
        deployment.sha(),
        deployment.environment(),
        deployment.ref(),
        deployment.creator().map(Account::login).orElse(GHOST),
        maker(deployment));
  }

  /** A job's deployment names whoever started the run, and that Actions made it for them. */
  private static Maker maker(Deployment deployment) {
    var via = deployment.performedViaGithubApp().map(MadeBy::slug);
    var creator = deployment.creator();
    if (via.filter(ACTIONS::equals).isPresent()
        || creator.filter(by -> by.isBot() && by.login().equals(ACTIONS_BOT)).isPresent()) {
      return Maker.WORKFLOW;
    }
    return via.isPresent() || creator.filter(Account::isBot).isPresent() ? Maker.APP : Maker.PERSON;
  }
}
