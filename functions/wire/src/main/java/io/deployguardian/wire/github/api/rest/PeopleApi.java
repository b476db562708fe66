package io.deployguardian.wire.github.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** "REST API endpoints for collaborators" and "team members". */
@Path("/")
@Produces(MediaTypes.GITHUB)
public interface PeopleApi {

  /**
   * @param permission {@code admin}, {@code write}, {@code read}, {@code none}; {@code maintain}
   *     counts as {@code write}, {@code triage} as {@code read}
   * @param roleName what it really is, custom roles included
   */
  record Permission(String permission, String roleName) {}

  /**
   * @param state {@code active} or {@code pending}
   */
  record Membership(String state, String role) {}

  @GET
  @Path("repos/{owner}/{repo}/collaborators/{login}/permission")
  Permission permission(@BeanParam At at, @PathParam("login") String login);

  /** 404 for whoever isn't a member. */
  @GET
  @Path("orgs/{org}/teams/{team}/memberships/{login}")
  Membership membership(
      @HeaderParam(At.CALL) String call,
      @PathParam("org") String organisation,
      @PathParam("team") String team,
      @PathParam("login") String login);
}
