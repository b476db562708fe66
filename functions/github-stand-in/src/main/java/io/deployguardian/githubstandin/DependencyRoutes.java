package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The dependency graph: how commits differ, and the bill of materials of the main branch. */
final class DependencyRoutes {
  private static final String REPOSITORY = "SPDXRef-Repository";

  private DependencyRoutes() {}

  static void add(Routes routes) {
    routes
        .in("GET", "dependency-graph/compare/{range}", DependencyRoutes::compare)
        .in("GET", "dependency-graph/sbom", DependencyRoutes::bill);
  }

  static ObjectNode dependency(String sha, String name, String version, String licence) {
    return Json.object()
        .put("_sha", sha)
        .put("manifest", "pom.xml")
        .put("ecosystem", "maven")
        .put("name", name)
        .put("version", version)
        .put("package_url", "pkg:maven/" + name + "@" + version)
        .put("license", licence);
  }

  private static Answer compare(StandInRepository at, Call call) {
    String[] ends = call.path("range").split("\\.\\.\\.", 2);
    if (ends.length != 2) {
      throw Answer.notFound();
    }
    List<ObjectNode> base = of(at, ends[0]);
    List<ObjectNode> head = of(at, ends[1]);
    List<JsonNode> changes = new ArrayList<>();
    changes.addAll(changed("added", head, base));
    changes.addAll(changed("removed", base, head));
    return Paging.list(call, changes);
  }

  private static List<ObjectNode> changed(
      String how, List<ObjectNode> these, List<ObjectNode> others) {
    List<JsonNode> known = others.stream().map(one -> one.get("package_url")).toList();
    return these.stream()
        .filter(one -> !known.contains(one.get("package_url")))
        .map(one -> one.deepCopy().put("change_type", how))
        .toList();
  }

  private static Answer bill(StandInRepository at, Call call) {
    ObjectNode bill = Json.object().put("spdxVersion", "SPDX-2.3");
    var packages = bill.putArray("packages");
    packages.add(part(REPOSITORY, "com.github." + at.name(), "main"));
    for (ObjectNode one : of(at, "main")) {
      String name = one.path("name").asText();
      packages.add(
          part("SPDXRef-" + name, name, one.path("version").asText())
              .<ObjectNode>set("licenseConcluded", one.get("license")));
    }
    bill.putArray("relationships")
        .addObject()
        .put("relationshipType", "DESCRIBES")
        .put("spdxElementId", "SPDXRef-DOCUMENT")
        .put("relatedSpdxElement", REPOSITORY);
    return Answer.ok(Json.object().<ObjectNode>set("sbom", bill));
  }

  private static ObjectNode part(String id, String name, String version) {
    return Json.object().put("SPDXID", id).put("name", name).put("versionInfo", version);
  }

  private static List<ObjectNode> of(StandInRepository at, String ref) {
    String sha = at.git.find(ref).orElseThrow(Answer::notFound).sha();
    return at.dependencies.where(one -> one.path("_sha").asText().equals(sha));
  }
}
