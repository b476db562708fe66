package io.deployguardian.wire.github.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** "REST API endpoints for deployments" and "deployment statuses". */
@Path("/repos/{owner}/{repo}")
@Produces(MediaTypes.GITHUB)
@Consumes(MediaTypes.JSON)
public interface DeploymentsApi {

  /** The App that acted on somebody's behalf; for a job of a workflow that is Actions. */
  record MadeBy(long id, String slug) {}

  /**
   * @param payload an object, or text
   */
  record Deployment(
      long id,
      String sha,
      String ref,
      String task,
      String environment,
      JsonNode payload,
      Optional<String> description,
      Optional<Account> creator,
      Optional<MadeBy> performedViaGithubApp,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * @param state {@code queued}, {@code in_progress}, {@code success}, {@code failure}, {@code
   *     error}, {@code inactive}, {@code pending}
   */
  record DeploymentStatus(
      long id,
      String state,
      String environment,
      Optional<String> description,
      Optional<String> environmentUrl,
      Optional<String> logUrl,
      Optional<Account> creator,
      Instant createdAt) {}

  /**
   * @param description at most 140 characters
   * @param autoInactive whether earlier deployments to this environment become {@code inactive}
   */
  record NewDeploymentStatus(
      String state,
      String description,
      Optional<URI> environmentUrl,
      Optional<URI> logUrl,
      boolean autoInactive) {}

  /** An App that an environment asks before a job may deploy to it. */
  record ProtectionRule(long id, boolean enabled, MadeBy app) {}

  record ProtectionRules(int totalCount, List<ProtectionRule> customDeploymentProtectionRules) {}

  /** "REST API endpoints for protection rules". */
  @GET
  @Path("environments/{environment}/deployment_protection_rules")
  ProtectionRules protectionRules(@BeanParam At at, @PathParam("environment") String environment);

  @GET
  @Path("deployments/{id}")
  Deployment deployment(@BeanParam At at, @PathParam("id") long id);

  @GET
  @Path("deployments")
  List<Deployment> deployments(
      @BeanParam At at,
      @QueryParam("environment") String environment,
      @QueryParam("sha") String sha,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  /** Newest first. */
  @GET
  @Path("deployments/{id}/statuses")
  List<DeploymentStatus> statuses(
      @BeanParam At at,
      @PathParam("id") long deployment,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  @POST
  @Path("deployments/{id}/statuses")
  DeploymentStatus create(
      @BeanParam At at, @PathParam("id") long deployment, NewDeploymentStatus status);
}
