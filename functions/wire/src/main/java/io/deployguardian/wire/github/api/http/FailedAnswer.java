package io.deployguardian.wire.github.api.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** An answer other than 2xx, on its way from the REST client to {@link Connection}. */
final class FailedAnswer extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient MultivaluedMap<String, String> headers;
  private final String body;

  private FailedAnswer(int status, MultivaluedMap<String, String> headers, String body) {
    super("status " + status, null, false, false);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().getFirst())
        .findFirst();
  }

  String body() {
    return body;
  }

  /** Makes one of every such answer, whatever the interface's method returns. */
  static final class Mapper implements ResponseExceptionMapper<FailedAnswer> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
      return status >= 300;
    }

    @Override
    public FailedAnswer toThrowable(Response response) {
      return new FailedAnswer(response.getStatus(), response.getStringHeaders(), bodyOf(response));
    }

    private static String bodyOf(Response response) {
      try {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        return body == null ? "" : body;
      } catch (ProcessingException | IllegalStateException e) {
        // What the status says is enough.
        return "";
      }
    }
  }
}
