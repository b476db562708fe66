package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All that a repository has, and what new things in it are made of. */
abstract sealed class Shelves permits StandInRepository {
  final String name;
  private final InstantSource clock;
  private final AtomicLong ids;

  final GitTree git = new GitTree();
  final Shelf checkRuns = new Shelf("id");
  final Shelf statuses = new Shelf("id");
  final Shelf deployments = new Shelf("id");
  final Shelf deploymentStatuses = new Shelf("id");
  final Shelf issues = new Shelf("number");
  final Shelf comments = new Shelf("id");
  final Shelf reactions = new Shelf("id");
  final Shelf pulls = new Shelf("number");
  final Shelf reviews = new Shelf("id");
  final Shelf runs = new Shelf("id");
  final Shelf jobs = new Shelf("id");
  final Shelf protectionReviews = new Shelf("id");
  final Shelf codeAlerts = new Shelf("number");
  final Shelf analyses = new Shelf("id");
  final Shelf dependencyAlerts = new Shelf("number");
  final Shelf secretAlerts = new Shelf("number");
  final Shelf annotations = new Shelf("id");
  final Shelf dependencies = new Shelf("id");
  final Set<String> protectedEnvironments = ConcurrentHashMap.newKeySet();
  final Map<Long, String> logs = new ConcurrentHashMap<>();
  final Map<String, String> permissions = new ConcurrentHashMap<>();

  Shelves(String name, InstantSource clock, AtomicLong ids) {
    this.name = name;
    this.clock = clock;
    this.ids = ids;
  }

  long nextId() {
    return ids.incrementAndGet();
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** With what nearly everything has. */
  ObjectNode made() {
    String now = now().toString();
    return Json.object().put("id", nextId()).put("created_at", now).put("updated_at", now);
  }

  String page(String path) {
    return "https://github.com/" + name + "/" + path;
  }
}
