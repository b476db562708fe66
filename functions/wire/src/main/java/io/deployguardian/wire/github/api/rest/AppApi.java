package io.deployguardian.wire.github.api.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the App asks about itself, as itself: "REST API endpoints for GitHub Apps" and "webhooks".
 */
@Path("/")
@Produces(MediaTypes.GITHUB)
@Consumes(MediaTypes.JSON)
public interface AppApi {

  /** Numbers are those of {@code app.id} in what the App writes. */
  record App(long id, String slug, String name) {}

  /**
   * @param permissions such as {@code checks: write}
   */
  record Installation(long id, Map<String, String> permissions) {}

  record InstallationToken(String token, Instant expiresAt) {

    @Override
    public String toString() {
      return "an installation token until " + expiresAt;
    }
  }

  /**
   * @param id of this attempt; a redelivery has another one and the same {@code guid}
   * @param status such as {@code OK}, or the reason why not
   */
  record HookDelivery(
      long id,
      String guid,
      Instant deliveredAt,
      boolean redelivery,
      String status,
      @JsonProperty("status_code") int code,
      String event,
      Optional<String> action) {

    public boolean succeeded() {
      return code >= 200 && code < 300;
    }
  }

  @GET
  @Path("app")
  App app(@HeaderParam(At.CALL) String call);

  @GET
  @Path("repos/{owner}/{repo}/installation")
  Installation installation(
      @HeaderParam(At.CALL) String call,
      @PathParam("owner") String owner,
      @PathParam("repo") String repo);

  @POST
  @Path("app/installations/{id}/access_tokens")
  InstallationToken token(@HeaderParam(At.CALL) String call, @PathParam("id") long installation);

  /** A list of {@link HookDelivery}; where it goes on is in the Link header. */
  @GET
  @Path("app/hook/deliveries")
  Response deliveries(
      @HeaderParam(At.CALL) String call,
      @QueryParam("status") String status,
      @QueryParam("per_page") int perPage,
      @QueryParam("cursor") String cursor);

  @POST
  @Path("app/hook/deliveries/{id}/attempts")
  void redeliver(@HeaderParam(At.CALL) String call, @PathParam("id") long delivery);
}
