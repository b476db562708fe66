package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;

/** A status, a body and headers of its own. */
record Answer(int status, Optional<JsonNode> body, Map<String, String> headers) {

  /** Thrown where there is nothing to go on with. */
  static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Answer answer;

    Problem(Answer answer) {
      super("status " + answer.status(), null, false, false);
      this.answer = answer;
    }

    Answer answer() {
      return answer;
    }
  }

  static Answer ok(JsonNode body) {
    return new Answer(200, Optional.of(body), Map.of());
  }

  static Answer text(String text) {
    return ok(TextNode.valueOf(text)).with(Map.of("Content-Type", "text/plain; charset=utf-8"));
  }

  static Answer created(JsonNode body) {
    return new Answer(201, Optional.of(body), Map.of());
  }

  static Answer nothing(int status) {
    return new Answer(status, Optional.empty(), Map.of());
  }

  static Answer error(int status, String message) {
    return new Answer(
        status,
        Optional.of(
            Json.object()
                .put("message", message)
                .put("documentation_url", "https://docs.github.com/rest")
                .put("status", Integer.toString(status))),
        Map.of());
  }

  static Problem notFound() {
    return new Problem(error(404, "Not Found"));
  }

  static Problem invalid(String message) {
    return new Problem(error(422, message));
  }

  Answer with(Map<String, String> more) {
    return new Answer(status, body, more);
  }
}
