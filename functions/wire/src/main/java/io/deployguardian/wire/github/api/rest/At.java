package io.deployguardian.wire.github.api.rest;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;

/** Which repository a request is about, and which call it belongs to. */
public final class At {

  /** Names a call to the filters, which take the header away before anything is sent. */
  public static final String CALL = "X-Deploy-Guardian-Call";

  @HeaderParam(CALL)
  public final String call;

  @PathParam("owner")
  public final String owner;

  @PathParam("repo")
  public final String repo;

  public At(String call, String owner, String repo) {
    this.call = call;
    this.owner = owner;
    this.repo = repo;
  }
}
