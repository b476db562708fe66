package io.deployguardian.local.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code scripts/prices.json}: what AWS asks for, and what nobody measured on AWS yet. */
record Prices(String asOf, Assumed assumed, Map<Item, Price> items) {

  static final List<String> REGIONS = List.of("us-east-1", "eu-central-1");

  /** A line of AWS' bill. */
  enum Item {
    LAMBDA_REQUESTS,
    LAMBDA_GB_SECONDS,
    TABLE_READS,
    TABLE_WRITES,
    SCHEDULES,
    EVENTS,
    METRICS_READ,
    METRICS,
    LOGS,
    ALARMS
  }

  /**
   * @param per how many of them the price is for
   * @param usd by region
   * @param free how many of them are free each month, always
   * @param known how the price is known
   */
  record Price(
      String what,
      String unit,
      double per,
      Map<String, Double> usd,
      double free,
      String page,
      String known) {

    double of(double amount, String region) {
      return amount / per * usd.get(region);
    }
  }

  /**
   * What stands in for a measurement on AWS.
   *
   * @param memory of a function that Terraform says nothing about, in MB
   * @param cpuMemory with how much memory a function has one whole processor
   * @param coldMillis what a cold start adds
   * @param tableMillis one request to DynamoDB
   * @param awsMillis one to Lambda, CloudWatch or EventBridge
   * @param webMillis one to GitHub, or to a release
   * @param platformLogBytes what Lambda itself logs of an invocation
   */
  record Assumed(
      int memory,
      int cpuMemory,
      double coldMillis,
      double tableMillis,
      double awsMillis,
      double webMillis,
      double platformLogBytes,
      int alarms) {}

  static Prices read(Path file) throws IOException {
    JsonNode all = DomainJson.mapper().readTree(file.toFile());
    Map<Item, Price> items = new EnumMap<>(Item.class);
    for (JsonNode price : all.path("prices")) {
      items.put(Item.valueOf(price.path("key").asText()), price(price));
    }
    List<Item> missing = new ArrayList<>(List.of(Item.values()));
    missing.removeAll(items.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(file.getFileName() + ": found no price of " + missing);
    }
    var assumed = DomainJson.mapper().treeToValue(all.path("assumed"), Assumed.class);
    return new Prices(all.path("asOf").asText(), assumed, items);
  }

  private static Price price(JsonNode price) {
    return new Price(
        price.path("what").asText(),
        price.path("unit").asText(),
        number(price, "per"),
        Map.of(
            REGIONS.getFirst(), number(price, REGIONS.getFirst()),
            REGIONS.getLast(), number(price, REGIONS.getLast())),
        number(price, "free"),
        price.path("page").asText(),
        price.path("known").asText());
  }

  /** A price that is missing must not be free. */
  private static double number(JsonNode price, String key) {
    if (!price.path(key).isNumber()) {
      throw new IllegalArgumentException(
          price.path("key").asText() + "." + key + ": found no number, expected one");
    }
    return price.path(key).asDouble();
  }
}
