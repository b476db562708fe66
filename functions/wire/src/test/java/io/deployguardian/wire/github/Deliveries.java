package io.deployguardian.wire.github;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Deliveries as GitHub makes them, shortened to what is of interest and some of what is not. */
final class Deliveries {

  static final String GUID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";

  static final String DEPLOYMENT =
      """
      {
        "action": "created",
        "deployment": {
          "url": "https://api.github.com/repos/acme/shop/deployments/145988746",
          "id": 145988746,
          "node_id": "MDEwOkRlcGxveW1lbnQxNDU5ODg3NDY=",
          "sha": "f95f852bd8fca8fcc58a9a2d6c842781e32a215e",
          "ref": "main",
          "task": "deploy",
          "payload": {"service": "shop", "artifact": "web:42"},
          "original_environment": "production",
          "environment": "production",
          "description": null,
          "creator": {"login": "ada", "id": 1},
          "created_at": "2026-11-20T12:00:00Z",
          "updated_at": "2026-11-20T12:00:00Z",
          "performed_via_github_app": null
        },
        "workflow": null,
        "repository": {"id": 186853002, "name": "shop", "full_name": "acme/shop", "private": true},
        "sender": {"login": "ada", "id": 1}
      }
      """;

  static final String STATUS =
      DEPLOYMENT.replace(
          "\"workflow\": null",
          """
          "deployment_status": {
              "id": 209916254,
              "state": "success",
              "description": "",
              "environment": "production",
              "target_url": "https://github.com/acme/shop/actions/runs/1/job/2",
              "log_url": "https://github.com/acme/shop/actions/runs/1/job/2",
              "environment_url": "https://v42.shop.example",
              "created_at": "2026-11-20T12:03:00Z",
              "updated_at": "2026-11-20T12:03:05+00:00"
            },
            "workflow": null\
          """);

  private Deliveries() {}

  static Delivery json(String event, String body) {
    return new Delivery(event, GUID, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  static Delivery form(String event, String body) {
    String form = "payload=" + URLEncoder.encode(body, StandardCharsets.UTF_8);
    return new Delivery(
        event,
        GUID,
        "application/x-www-form-urlencoded; charset=utf-8",
        form.getBytes(StandardCharsets.US_ASCII));
  }
}
