package io.deployguardian.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.local.story.GitHub.Deployment;
import io.deployguardian.local.story.Host.Version;
import io.deployguardian.local.story.Pipeline.Deployed;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** What the guardian and people say to each other at GitHub. */
final class GitHubScenes {

  private final Pipeline pipeline;
  private final ShopRepository repository;
  private final Narrator narrator;
  private final Scenes scenes;

  GitHubScenes(Pipeline pipeline, ShopRepository repository, Narrator narrator, Scenes scenes) {
    this.pipeline = pipeline;
    this.repository = repository;
    this.narrator = narrator;
    this.scenes = scenes;
  }

  /** A job waits for the gate, the release goes ahead, a person stops it and lets it go on. */
  Deployed gated(Version version) throws IOException, InterruptedException {
    Instant from = Instant.now();
    String title = "a good release, which a person holds and resumes";
    narrator.title(title + " (" + version.artifact() + ")");
    Deployment deployment = pipeline.merged(version, "Faster checkout");
    scenes.end("its job asks the gate", "approved", pipeline.waits(deployment), from);
    Deployed good = pipeline.published(deployment, version);
    narrator.follow(good.rollout(), Set.of("Soaking"));
    pipeline.comment(deployment, ShopRepository.STRANGER, "/guardian rollback I can do this");
    pipeline.comment(deployment, ShopRepository.MAINTAINER, "/guardian hold a customer called");
    narrator.follow(good.rollout(), Set.of("Held"));
    pipeline.comment(deployment, ShopRepository.MAINTAINER, "/guardian resume it was a typo");
    narrator.follow(good.rollout(), Set.of("Soaking"));
    repository.answers(deployment.sha()).forEach(narrator::quote);
    scenes.end(title, "Promoted", narrator.follow(good.rollout(), Scenes.ENDS), from);
    // Two of three comments were from somebody who may command.
    int answers = repository.answers(deployment.sha()).size();
    scenes.end("comments that were obeyed and answered", "2", String.valueOf(answers), from);
    return good;
  }

  void careless(Version version) throws IOException, InterruptedException {
    Instant from = Instant.now();
    String title = "a release that nobody prepared for production";
    narrator.title(title + " (" + version.artifact() + ")");
    Deployment deployment = pipeline.mergedCarelessly(version);
    scenes.end("its job asks the gate", "rejected", pipeline.waits(deployment), from);
    String ended = narrator.follow(Pipeline.rolloutOf(deployment), Scenes.ENDS);
    scenes.end(title, "Vetoed", ended, from);
  }

  /** What people see of a bad release at GitHub. */
  void shown(Deployed bad) throws InterruptedException {
    Instant from = Instant.now();
    narrator.title("the bad release as its check run shows it");
    JsonNode run =
        narrator.await(
            () ->
                repository
                    .checkRun(bad.deployment().sha())
                    .filter(shown -> shown.path("status").asText().equals("completed")));
    narrator.quote(run.path("output").path("summary").asText());
    scenes.end("its check run", "failure", run.path("conclusion").asText("none"), from);
    scenes.end("incidents opened", "1", String.valueOf(repository.incidents()), from);
  }
}
