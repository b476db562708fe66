package io.deployguardian.wire.github.api.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * "REST API endpoints for code scanning", "Dependabot alerts" and "secret scanning". Each of them
 * answers 403 or 404 where the feature is switched off.
 */
@Path("/repos/{owner}/{repo}")
@Produces(MediaTypes.GITHUB)
public interface AlertsApi {

  record Tool(String name, Optional<String> version) {}

  /**
   * @param severity {@code error}, {@code warning}, {@code note}, {@code none}
   * @param securitySeverityLevel {@code low} to {@code critical}, if it is about security
   */
  record Rule(
      Optional<String> id,
      Optional<String> severity,
      Optional<String> securitySeverityLevel,
      Optional<String> description) {}

  record Location(Optional<String> path, Optional<Integer> startLine) {}

  record Instance(Optional<Location> location) {}

  record CodeAlert(
      int number,
      String state,
      Rule rule,
      Tool tool,
      Optional<Instance> mostRecentInstance,
      String htmlUrl,
      Instant createdAt) {}

  /**
   * @param error why there are no results, else empty
   */
  record Analysis(
      long id,
      String ref,
      String commitSha,
      Tool tool,
      String error,
      @JsonProperty("results_count") int results,
      Instant createdAt) {}

  record Package(String ecosystem, String name) {}

  record Dependency(
      @JsonProperty("package") Package library, String manifestPath, Optional<String> scope) {}

  record Advisory(String ghsaId, String summary, String severity) {}

  record DependencyAlert(
      int number,
      String state,
      Dependency dependency,
      @JsonProperty("security_advisory") Advisory advisory,
      String htmlUrl,
      Instant createdAt) {}

  /** The secret itself, which GitHub sends along unless it is asked not to, is not read. */
  record SecretAlert(
      int number,
      String state,
      String secretType,
      Optional<String> secretTypeDisplayName,
      String htmlUrl,
      Instant createdAt) {}

  @GET
  @Path("code-scanning/alerts")
  List<CodeAlert> codeAlerts(
      @BeanParam At at,
      @QueryParam("state") String state,
      @QueryParam("ref") String ref,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  @GET
  @Path("code-scanning/analyses")
  List<Analysis> analyses(
      @BeanParam At at,
      @QueryParam("ref") String ref,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);

  /** A list of {@link DependencyAlert}; where it goes on is in the Link header. */
  @GET
  @Path("dependabot/alerts")
  Response dependencyAlerts(
      @BeanParam At at,
      @QueryParam("state") String state,
      @QueryParam("per_page") int perPage,
      @QueryParam("after") String after);

  @GET
  @Path("secret-scanning/alerts")
  List<SecretAlert> secretAlerts(
      @BeanParam At at,
      @QueryParam("state") String state,
      @QueryParam("hide_secret") boolean hideSecret,
      @QueryParam("per_page") int perPage,
      @QueryParam("page") int page);
}
