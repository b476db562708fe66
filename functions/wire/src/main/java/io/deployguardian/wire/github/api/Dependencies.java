package io.deployguardian.wire.github.api;

import static java.util.stream.Collectors.toSet;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.rest.At;
import io.deployguardian.wire.github.api.rest.DependenciesApi;
import io.deployguardian.wire.github.api.rest.DependenciesApi.Change;
import io.deployguardian.wire.github.api.rest.DependenciesApi.Document;
import io.deployguardian.wire.github.api.rest.DependenciesApi.Part;
import jakarta.ws.rs.core.GenericType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A repository's dependency graph. Where it is switched off GitHub refuses, or finds nothing. */
public final class Dependencies {
  private static final GenericType<List<Change>> CHANGES = new GenericType<>() {};
  private static final String DESCRIBES = "DESCRIBES";

  private final Calls<At> calls;

  Dependencies(Calls<At> calls) {
    this.calls = calls;
  }

  /** What head has that base hasn't, and the other way round. */
  public List<Change> compare(String base, String head) {
    return Pages.following(page -> page(base, head, page));
  }

  /** All of the default branch, without the repository itself. */
  public List<Part> all() {
    Document bill = calls.read("get the bill of materials", at -> api().bill(at)).sbom();
    Set<String> itself =
        Stream.concat(
                bill.documentDescribes().orElse(List.of()).stream(),
                bill.relationships().orElse(List.of()).stream()
                    .filter(one -> one.type().filter(DESCRIBES::equals).isPresent())
                    .map(DependenciesApi.Relationship::to)
                    .flatMap(Optional::stream))
            .collect(toSet());
    return bill.packages().stream().filter(part -> !itself.contains(part.id())).toList();
  }

  private Pages.Page<Change> page(String base, String head, String page) {
    return calls.read(
        "compare the dependencies of " + base + " with those of " + head,
        at -> {
          try (var response = api().compare(at, base + "..." + head, page)) {
            return new Pages.Page<>(response.readEntity(CHANGES), Pages.next(response, "page"));
          }
        });
  }

  private DependenciesApi api() {
    return calls.client(DependenciesApi.class);
  }
}
