package io.deployguardian.wire.github.api.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * "REST API endpoints for dependency review" and "for software bill of materials (SBOM)". Both
 * answer 403 or 404 where the dependency graph is switched off; the former also where a private
 * repository has no licence for it.
 */
@Path("/repos/{owner}/{repo}/dependency-graph")
@Produces(MediaTypes.GITHUB)
public interface DependenciesApi {

  /**
   * @param changeType {@code added} or {@code removed}; an update is one of each
   * @param license an SPDX expression
   */
  record Change(
      String changeType,
      String manifest,
      String ecosystem,
      String name,
      Optional<String> version,
      Optional<String> license) {}

  /** A package, in SPDX' own spelling, which isn't GitHub's. */
  record Part(
      @JsonProperty("SPDXID") String id,
      String name,
      @JsonProperty("versionInfo") Optional<String> version,
      @JsonProperty("licenseConcluded") Optional<String> concluded,
      @JsonProperty("licenseDeclared") Optional<String> declared) {}

  record Relationship(
      @JsonProperty("relationshipType") Optional<String> type,
      @JsonProperty("relatedSpdxElement") Optional<String> to) {}

  /** What it describes is the repository; SPDX has two ways to say so. */
  record Document(
      List<Part> packages,
      Optional<List<Relationship>> relationships,
      @JsonProperty("documentDescribes") Optional<List<String>> documentDescribes) {}

  record Bill(Document sbom) {}

  /**
   * A list of {@link Change}; where it goes on is in the Link header.
   *
   * @param range {@code base...head}
   */
  @GET
  @Path("compare/{range}")
  Response compare(
      @BeanParam At at, @PathParam("range") String range, @QueryParam("page") String page);

  @GET
  @Path("sbom")
  Bill bill(@BeanParam At at);
}
