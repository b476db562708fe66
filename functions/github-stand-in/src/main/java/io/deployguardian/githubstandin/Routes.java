package io.deployguardian.githubstandin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Method and path, and who answers. {@code {name}} is one part of a path, {@code {name*}} the rest.
 */
final class Routes {

  private record Route(String method, List<String> parts, Function<Call, Answer> answer) {}

  /**
   * @param path the parts that the route names
   */
  record Match(Map<String, String> path, Function<Call, Answer> answer) {}

  private static final String REPOSITORY = "repos/{owner}/{repo}/";

  private final Function<String, Optional<StandInRepository>> repositories;
  private final List<Route> routes = new ArrayList<>();

  Routes(Function<String, Optional<StandInRepository>> repositories) {
    this.repositories = repositories;
  }

  Routes on(String method, String path, Function<Call, Answer> answer) {
    routes.add(new Route(method, List.of(path.split("/")), answer));
    return this;
  }

  /** Below a repository, which has to be there. */
  Routes in(String method, String path, BiFunction<StandInRepository, Call, Answer> answer) {
    return on(
        method,
        REPOSITORY + path,
        call ->
            answer.apply(
                repositories
                    .apply(call.path("owner") + "/" + call.path("repo"))
                    .orElseThrow(Answer::notFound),
                call));
  }

  Optional<Match> find(String method, List<String> parts) {
    for (Route route : routes) {
      if (route.method().equals(method)) {
        var path = match(route.parts(), parts);
        if (path.isPresent()) {
          return Optional.of(new Match(path.get(), route.answer()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> match(List<String> pattern, List<String> parts) {
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      if (i >= parts.size()) {
        return Optional.empty();
      }
      if (expected.endsWith("*}")) {
        String name = expected.substring(1, expected.length() - 2);
        found.put(name, String.join("/", parts.subList(i, parts.size())));
        return Optional.of(found);
      }
      if (expected.startsWith("{")) {
        found.put(expected.substring(1, expected.length() - 1), parts.get(i));
      } else if (!expected.equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return pattern.size() == parts.size() ? Optional.of(found) : Optional.empty();
  }
}
