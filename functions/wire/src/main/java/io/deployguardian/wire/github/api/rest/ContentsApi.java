package io.deployguardian.wire.github.api.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** "REST API endpoints for repository contents". */
@Path("/repos/{owner}/{repo}")
public interface ContentsApi {

  /**
   * Not the raw form: that has no limit, answers for a folder with a listing that could be taken
   * for a file, and doesn't say which of the two it is.
   *
   * @param type {@code file}, {@code dir}, {@code symlink}, {@code submodule}
   * @param encoding {@code base64}, or {@code none} for more than 1 MB
   */
  record Content(
      String type,
      String path,
      String sha,
      long size,
      Optional<String> encoding,
      Optional<String> content) {}

  @GET
  @Path("contents/{path}")
  @Produces(MediaTypes.OBJECT)
  Content content(@BeanParam At at, @PathParam("path") String path, @QueryParam("ref") String ref);
}
