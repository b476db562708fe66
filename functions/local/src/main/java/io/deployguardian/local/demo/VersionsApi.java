package io.deployguardian.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code /demo/versions}: what exists, and how it misbehaves. */
record VersionsApi(DemoWorld world, Releases releases) {

  Answer answer(Call call) {
    return switch (call.size()) {
      case 1 -> call.method().equals("GET") ? list() : Answer.notAllowed(call, "GET");
      case 2 ->
          call.method().equals("PUT")
              ? call.artifact().answer(artifact -> publish(artifact, call))
              : Answer.notAllowed(call, "PUT");
      default -> Answer.notFound(call);
    };
  }

  private Answer publish(String artifact, Call call) {
    return Json.parse("body", call.body())
        .then(FaultsJson::read)
        .answer(
            faults -> {
              world.publish(artifact, faults);
              return Answer.json(200, describe(artifact, faults).put("artifact", artifact));
            });
  }

  private Answer list() {
    ObjectNode all = Json.object();
    releases.all().forEach((artifact, faults) -> all.set(artifact, describe(artifact, faults)));
    return Answer.json(200, all);
  }

  private ObjectNode describe(String artifact, Faults faults) {
    return FaultsJson.write(faults).put("url", world.urlOf(artifact).toString());
  }
}
