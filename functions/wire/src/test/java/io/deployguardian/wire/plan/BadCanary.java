package io.deployguardian.wire.plan;

import static io.deployguardian.wire.plan.PlanTexts.PRODUCTION;
import static io.deployguardian.wire.plan.PlanTexts.bad;

import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.util.List;
import java.util.stream.Stream;

/** What can be wrong in a canary. */
final class BadCanary {

  private static final String CANARY = PRODUCTION + ".canary";

  private BadCanary() {}

  static List<Bad> all() {
    return Stream.of(exposure(), metrics(), tolerances(), risks()).flatMap(List::stream).toList();
  }

  private static List<Bad> exposure() {
    return List.of(
        bad(
            "interval: 30s",
            "interval: 500ms",
            false,
            15,
            CANARY + ".interval",
            "500ms",
            "a duration of 1s to 1h"),
        bad(
            "weight: 50",
            "weight: 5",
            false,
            20,
            CANARY + ".stages[1].weight",
            "5",
            "more than the stage before, 5"),
        bad(
            "weight: 5,",
            "weight: 0,",
            true,
            19,
            CANARY + ".stages[0].weight",
            "0",
            "a whole number, 1 to 100"),
        bad(
            "weight: 5,",
            "weight: 5%,",
            true,
            19,
            CANARY + ".stages[0].weight",
            "5%",
            "a whole number, 1 to 100"),
        bad(
            "weight: 5, ",
            "",
            true,
            19,
            CANARY + ".stages[0].weight",
            "nothing",
            "a whole number of percent, 1 to 100"),
        bad(
            ", soak: 2h",
            "",
            true,
            20,
            CANARY + ".stages[1].soak",
            "nothing",
            "a duration of 1s to 7d"),
        bad(
            "soak: 2h",
            "soak: -2h",
            true,
            20,
            CANARY + ".stages[1].soak",
            "-2h",
            "a duration of 1s to 7d"),
        bad(
            "weight: 100",
            "weight: 100, soak: 1h",
            true,
            21,
            CANARY + ".stages[2].soak",
            "1h",
            "no soak at 100 %: it is the promotion"));
  }

  private static List<Bad> metrics() {
    String metric = CANARY + ".metrics[0]";
    return List.of(
        bad("kind: ratio, ", "", true, 23, metric + ".kind", "nothing", "one of ratio, value"),
        bad(
            "kind: ratio",
            "kind: share",
            true,
            23,
            metric + ".kind",
            "share",
            "one of ratio, value"),
        bad(
            "error-rate, kind: ratio, direction: increase, threshold: 2%, tolerance: 25%, absoluteTolerance: 0.2%",
            "error-rate, kind: value",
            false,
            23,
            metric + ".kind",
            "value",
            "ratio, as which it is measured"),
        bad(
            "direction: increase",
            "direction: decrease",
            false,
            23,
            metric + ".direction",
            "decrease",
            "increase or either: more of it is worse"),
        bad(
            "critical: true, required: true",
            "critical: false",
            true,
            23,
            CANARY + ".metrics",
            "a list",
            "at least one metric that is both critical and required"),
        bad(
            "critical: true, required: true",
            "required: false",
            true,
            23,
            CANARY + ".metrics",
            "a list",
            "at least one metric that is both critical and required"),
        bad(
            "direction: increase",
            "direction: up",
            true,
            23,
            metric + ".direction",
            "up",
            "one of increase, decrease, either"),
        bad(
            "threshold: 2%",
            "threshold: 2", true, 23, metric + ".threshold", "2", "a share, 0 to 1 or 0% to 100%"),
        bad(
            "threshold: 2%",
            "threshold: 101%",
            true,
            23,
            metric + ".threshold",
            "101%",
            "a share, 0 to 1 or 0% to 100%"),
        bad(
            "threshold: 2%",
            "threshold: .nan",
            false,
            23,
            metric + ".threshold",
            ".nan",
            "a share, 0 to 1 or 0% to 100%"),
        bad(
            "7.5",
            "1%",
            true,
            24,
            CANARY + ".metrics[1].threshold",
            "1%",
            "a number, 0 or more, in the metric's own unit"),
        bad(
            "name: orders",
            "name: error-rate",
            false,
            24,
            CANARY + ".metrics[1].name",
            "error-rate",
            "a name that no other metric has"));
  }

  private static List<Bad> tolerances() {
    String metric = CANARY + ".metrics[0]";
    String tolerance = "a share of the baseline above 0, up to 10 or 1000%";
    String absolute = "a share of all events, from 0 to below 1 or 100%";
    return List.of(
        bad("tolerance: 25%", "tolerance: 0", true, 23, metric + ".tolerance", "0", tolerance),
        bad("tolerance: 25%", "tolerance: 0%", true, 23, metric + ".tolerance", "0%", tolerance),
        bad(
            "tolerance: 25%",
            "tolerance: 1001%", true, 23, metric + ".tolerance", "1001%", tolerance),
        bad(
            "tolerance: 25%",
            "tolerance: 10.5", true, 23, metric + ".tolerance", "10.5", tolerance),
        bad("tolerance: 25%", "tolerance: -1", true, 23, metric + ".tolerance", "-1", tolerance),
        bad(
            "tolerance: 25%",
            "tolerance: \"0.1\"", true, 23, metric + ".tolerance", "\"0.1\"", tolerance),
        bad(
            "absoluteTolerance: 0.2%",
            "absoluteTolerance: 1", true, 23, metric + ".absoluteTolerance", "1", absolute),
        bad(
            "absoluteTolerance: 0.2%",
            "absoluteTolerance: 100%", true, 23, metric + ".absoluteTolerance", "100%", absolute),
        bad(
            "absoluteTolerance: 0.2%",
            "absoluteTolerance: -0.1", true, 23, metric + ".absoluteTolerance", "-0.1", absolute),
        bad(
            "absoluteTolerance: 0.2%",
            "absoluteTolerance: 99.999999999999999%",
            false,
            23,
            metric + ".absoluteTolerance",
            "99.999999999999999%",
            absolute),
        bad(
            "tolerance: 0.05",
            "absoluteTolerance: 0.1%",
            true,
            24,
            CANARY + ".metrics[1].absoluteTolerance",
            "0.1%",
            "no absoluteTolerance of a value: it is for ratios"),
        bad(
            "tolerance: 25%",
            "tolerence: 25%",
            true,
            23,
            metric,
            "key tolerence",
            "one of name, kind, direction, threshold, tolerance, absoluteTolerance, critical, required"));
  }

  private static List<Bad> risks() {
    String probability = "a probability, 0.0001 to 0.2 or 0.01% to 20%";
    String traffic = "requests per second, above 0, up to 1000000000";
    return List.of(
        bad("alpha: 0.5%", "alpha: 0", true, 25, CANARY + ".alpha", "0", probability),
        bad("alpha: 0.5%", "alpha: 0%", true, 25, CANARY + ".alpha", "0%", probability),
        bad("alpha: 0.5%", "alpha: 0.009%", false, 25, CANARY + ".alpha", "0.009%", probability),
        bad("alpha: 0.5%", "alpha: 20.1%", true, 25, CANARY + ".alpha", "20.1%", probability),
        bad("alpha: 0.5%", "alpha: 0.21", true, 25, CANARY + ".alpha", "0.21", probability),
        bad("alpha: 0.5%", "alpha: 1", true, 25, CANARY + ".alpha", "1", probability),
        bad("alpha: 0.5%", "alpha: low", true, 25, CANARY + ".alpha", "low", probability),
        bad("beta: 0.1", "beta: 0.00009", true, 26, CANARY + ".beta", "0.00009", probability),
        bad("beta: 0.1", "beta: 50%", true, 26, CANARY + ".beta", "50%", probability),
        bad("traffic: 12.5", "traffic: 0", true, 27, CANARY + ".traffic", "0", traffic),
        bad(
            "traffic: 12.5",
            "traffic: 1000000001",
            true,
            27,
            CANARY + ".traffic",
            "1000000001",
            traffic),
        bad("traffic: 12.5", "traffic: 10%", true, 27, CANARY + ".traffic", "10%", traffic),
        bad("traffic: 12.5", "traffic: -1", true, 27, CANARY + ".traffic", "-1", traffic),
        bad(
            "traffic: 12.5",
            "trafic: 12.5",
            true,
            27,
            CANARY,
            "key trafic",
            "one of interval, patience, delay, stages, metrics, alpha, beta, traffic"));
  }
}
