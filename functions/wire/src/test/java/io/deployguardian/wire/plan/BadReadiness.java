package io.deployguardian.wire.plan;

import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.util.List;
import java.util.stream.Stream;

/** What can be wrong in what a service declares, and in when it may be promoted. */
final class BadReadiness {

  private static final String SERVICE =
      """
      both | 4 | paths | ["services/shop/**", "lib/*.js"] -> services/** | services/** | a list of 1 to 50 paths
      both | 4 | paths | ["services/shop/**", "lib/*.js"] -> [] | a list of 0 | a list of 1 to 50 paths
      both | 4 | paths[0] | "services/shop/**" -> /services/** | /services/** | paths in the repository such as services/shop/** or **.md
      both | 4 | paths[0] | "services/shop/**" -> services/../x | services/../x | paths in the repository such as services/shop/** or **.md
      both | 4 | paths[0] | "services/shop/**" -> services/ | services/ | paths in the repository such as services/shop/** or **.md
      both | 4 | paths[1] | "lib/*.js" -> "lib/*.{js,ts}" | "lib/*.{js,ts}" | paths in the repository such as services/shop/** or **.md
      both | 4 | paths[1] | "lib/*.js" -> "!lib/**" | "!lib/**" | paths in the repository such as services/shop/** or **.md
      both | 4 | paths[1] | "lib/*.js" -> "services/shop/**" | "services/shop/**" | each of them once
      both | 5 | ignore[0] | "**.md" -> 7 | 7 | paths in the repository such as services/shop/** or **.md
      both | 6 | health | {readiness: /health/ready, liveness: /health/live} -> {} | nothing | some of readiness, liveness
      both | 6 | health | {readiness: /health/ready, liveness: /health/live} -> /health | /health | a mapping
      both | 6 | health | liveness: -> livenes: | key livenes | one of readiness, liveness
      both | 6 | health.readiness | /health/ready -> health/ready | health/ready | a path such as /health
      reader | 6 | health.liveness | /health/live -> /health%zz | /health%zz | a path such as /health
      both | 7 | rollback.to | to: last-known-good, -> | nothing | one of last-known-good
      both | 7 | rollback.to | last-known-good -> previous | previous | one of last-known-good
      both | 7 | rollback.document | docs/rollback.md -> ../rollback.md | ../rollback.md | a path in the repository such as docs/runbook.md, or an https URL
      both | 7 | rollback.document | docs/rollback.md -> "http://wiki.example/" | "http://wiki.example/" | a path in the repository such as docs/runbook.md, or an https URL
      reader | 7 | rollback.drill | 30d -> 12h | 12h | a duration of 1d to 730d
      both | 7 | rollback.drill | 30d -> monthly | monthly | a duration of 1d to 730d
      both | 8 | monitoring | {alerts: [shop-5xx], dashboards: ["https://grafana.example/d/shop"]} -> {} | nothing | some of alerts, dashboards
      both | 8 | monitoring.alerts | [shop-5xx] -> [] | a list of 0 | a list of 1 to 50 alerts
      both | 8 | monitoring.alerts[0] | shop-5xx -> "" | "" | text of 1 to 100 printable characters
      both | 8 | monitoring.alerts[1] | shop-5xx -> a, a | a | each of them once
      both | 8 | monitoring.dashboards[0] | https:// -> http:// | "http://grafana.example/d/shop" | an https URL without credentials
      both | 8 | monitoring.dashboards[0] | https:// -> https://me:pw@ | "https://***@grafana.example/d/shop" | an https URL without credentials
      both | 9 | runbook | docs/runbooks/shop.md -> /docs/shop.md | /docs/shop.md | a path in the repository such as docs/runbook.md, or an https URL
      both | 9 | runbook | docs/runbooks/shop.md -> docs/../../shop.md | docs/../../shop.md | a path in the repository such as docs/runbook.md, or an https URL
      both | 9 | runbook | docs/runbooks/shop.md -> docs/shop.md#top | docs/shop.md#top | a path in the repository such as docs/runbook.md, or an https URL
      both | 9 | runbook | docs/runbooks/shop.md -> | nothing | a path in the repository such as docs/runbook.md, or an https URL
      both | 10 | resources.cpu | 500m -> 0m | 0m | cores such as 500m, 0.5 or 2
      both | 10 | resources.cpu | 500m -> lots | lots | cores such as 500m, 0.5 or 2
      both | 10 | resources.cpu | 500m -> 0 | 0 | cores such as 500m, 0.5 or 2
      both | 10 | resources.memory | 512Mi -> 512 | 512 | memory such as 512Mi or 1G
      both | 10 | resources.replicas | {least: 3, most: 20} -> {} | nothing | some of least, most
      both | 10 | resources.replicas.most | most: 20 -> most: 0 | 0 | a whole number, 1 to 1000
      reader | 10 | resources.replicas.most | most: 20 -> most: 2 | 2 | most to be no less than least, 3
      reader | 10 | resources.replicas.least | least: 3, most: 20 -> least: 11 | 11 | most to be no less than least, 11
      both | 10 | resources.cpuTarget | 60% -> 101% | 101% | a share, 0.1 to 1 or 10% to 100%
      both | 10 | resources.cpuTarget | 60% -> 60 | 60 | a share, 0.1 to 1 or 10% to 100%
      both | 11 | security.severity | moderate -> medium | medium | one of low, moderate, high, critical
      both | 11 | security.scans[0] | dependabot, -> snyk, | snyk | one of code-scanning, dependabot, secret-scanning
      both | 11 | security.scans[1] | [dependabot, secret-scanning] -> [dependabot, dependabot] | dependabot | each of them once
      both | 11 | security.deniedLicences[0] | SSPL-1.0 -> GPL 3 | GPL 3 | an SPDX identifier such as GPL-3.0
      both | 12 | objectives.availability | 99.9% -> 100% | 100% | a share, from 0.5 or 50% to below 1 or 100%
      both | 12 | objectives.availability | 99.9% -> 99.9 | 99.9 | a share, from 0.5 or 50% to below 1 or 100%
      reader | 12 | objectives.latency | 300ms -> 11m | 11m | a duration of 1ms to 10m
      both | 12 | objectives.completion | 2m -> soon | soon | a duration of 1ms to 7d
      both | 13 | contacts.primary | primary: "@octo-org/shop", -> | nothing | who answers for the service
      both | 13 | contacts.escalation | "@octo-org/leads" -> [a, b] | a list | text of 1 to 100 printable characters
      both | 14 | migrations.paths | paths: ["db/migrations/**"], -> | nothing | where the migrations are
      both | 14 | migrations.reversible | reversible: true -> reversible: yes | yes | true or false
      both | 15 | flags | [new-checkout] -> new-checkout | new-checkout | a list of 1 to 100 flags
      """;

  private static final String PROMOTION =
      """
      both | 23 | environments.production.tier | tier: production -> tier: prod | prod | one of development, staging, production, preview
      reader | 24 | environments.production.after | after: staging -> after: stagging | stagging | another environment of the service
      reader | 24 | environments.production.after | after: staging -> after: production | production | another environment of the service
      reader | 24 | environments.production.after | after: staging -> after: pr-1 | pr-1 | an environment that is no preview
      both | 24 | environments.production.after | tier: production -> tier: preview | staging | no after in a preview, which waits for nothing
      reader | 20 | environments.staging.after | soak: 4h -> after: production | production | no circle, and it goes staging after production after staging
      reader | 24 | environments.production.after | soak: 4h -> after: production | staging | no circle, and it goes production after staging after production
      both | 20 | environments.staging.soak | soak: 4h -> soak: 4 hours | 4 hours | a duration of 0s to 30d
      reader | 20 | environments.staging.soak | soak: 4h -> soak: 31d | 31d | a duration of 0s to 30d
      both | 25 | environments.production.approval | tech_lead -> "@octo-org/leads" | "@octo-org/leads" | a role such as tech_lead
      both | 26 | environments.production.branch | release/* -> refs//main | refs//main | a branch such as main or release/*
      both | 27 | environments.production.domain | shop.example -> "https://shop.example" | "https://shop.example" | a host name such as shop.example.com
      both | 27 | environments.production.domain | shop.example -> localhost | localhost | a host name such as shop.example.com
      both | 28 | environments.production.strategy | strategy: canary -> strategy: blue-green | blue-green | one of canary, all-at-once
      both | 28 | environments.production.strategy | strategy: canary -> strategy: all-at-once | all-at-once | canary, or no stages below 100 %
      both | 28 | environments.production.strategy | weight: 10, soak: 1h -> weight: 100 | canary | all-at-once, or a stage below 100 %
      both | 29 | environments.production.reason | money flows here -> " " | " " | text of 1 to 300 printable characters
      both | 30 | environments.production.requiredChecks[1] | [build, test] -> [build, build] | build | each of them once
      both | 30 | environments.production.requiredChecks[1] | [build, test] -> [build, 7] | 7 | text of 1 to 100 printable characters
      """;

  private static final String FREEZE =
      """
      both | 32 | .from | "2026-12-20T00:00:00Z" -> 2026-12-20 | 2026-12-20 | a time with its offset such as 2026-12-20T00:00:00Z, or days beside it
      both | 32 | .from | "2026-12-20T00:00:00Z" -> "16:00" | "16:00" | a time with its offset such as 2026-12-20T00:00:00Z, or days beside it
      reader | 32 | .from | "2026-12-20T00:00:00Z" -> "2026-02-30T00:00:00Z" | "2026-02-30T00:00:00Z" | a time with its offset such as 2026-12-20T00:00:00Z, or days beside it
      both | 32 | .to | , to: "2027-01-02T00:00:00+01:00" -> | nothing | a time with its offset such as 2026-12-20T00:00:00Z, or days beside it
      reader | 32 | .to | "2027-01-02T00:00:00+01:00" -> "2026-12-20T01:00:00+01:00" | "2026-12-20T01:00:00+01:00" | later than from, 2026-12-20T00:00:00Z
      both | 32 | .reason | , reason: holidays -> | nothing | a reason
      both | 32 | .zone | reason: holidays -> reason: holidays, zone: UTC | UTC | no zone without days: a date has its offset
      both | 33 | .days | [friday, saturday] -> [] | a list of 0 | a list of 1 to 7 days
      both | 33 | .days[0] | [friday, saturday] -> [fri] | fri | one of monday, tuesday, wednesday, thursday, friday, saturday, sunday
      both | 33 | .days[1] | [friday, saturday] -> [friday, friday] | friday | each of them once
      both | 33 | .from | "16:00" -> "24:00" | "24:00" | a time of day such as 16:00
      both | 33 | .from | "16:00" -> 4pm | 4pm | a time of day such as 16:00
      both | 33 | .to | "24:00" -> "24:01" | "24:01" | a time of day such as 16:00, up to 24:00
      reader | 33 | .to | "24:00" -> "16:00" | "16:00" | another time than from; a day is 00:00 to 24:00
      reader | 33 | .zone | Europe/Berlin -> Europe/Bonn | Europe/Bonn | a time zone such as Europe/Berlin or UTC
      both | 33 | .zone | Europe/Berlin -> "+01:00" | "+01:00" | a time zone such as Europe/Berlin or UTC
      """;

  private BadReadiness() {}

  static List<Bad> all() {
    return Stream.of(
            SERVICE,
            PROMOTION,
            FREEZE
                .replace("32 | .", "32 | environments.production.freeze[0].")
                .replace("33 | .", "33 | environments.production.freeze[1]."))
        .map(ReadyTexts::rows)
        .flatMap(List::stream)
        .toList();
  }
}
