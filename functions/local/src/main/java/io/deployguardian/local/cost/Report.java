package io.deployguardian.local.cost;

import static io.deployguardian.local.cost.Figures.count;
import static io.deployguardian.local.cost.Figures.usd;

import io.deployguardian.local.cost.Plays.Deployment;
import io.deployguardian.local.cost.Prices.Item;
import io.deployguardian.local.cost.Prices.Price;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures, in Markdown. */
final class Report {

  private static final double IDLE_GOAL = 1;
  private static final double DEPLOYMENT_GOAL = 0.01;
  private static final int MANY = 1_000;
  private static final String REGION = Prices.REGIONS.getFirst();

  private final Plays plays;
  private final Prices prices;
  private final Memory memory;
  private final Deployment usual;
  private final Bill idle;
  private final Bill one;
  private final Bill many;

  Report(Plays plays, Prices prices, Memory memory) {
    this.plays = plays;
    this.prices = prices;
    this.memory = memory;
    this.usual = plays.deployments().getFirst();
    Usage month = month();
    idle = Bill.of(month, prices.assumed().alarms(), prices.assumed(), memory);
    one = ofOne(usual);
    Usage busy = month.with(usual.usage().times(MANY));
    many = Bill.of(busy, prices.assumed().alarms(), prices.assumed(), memory);
  }

  String markdown() {
    return String.join(
        "\n",
        goals(),
        "### The bill\n",
        theBill(),
        "### Where it goes\n",
        dearest(),
        "### Other regions\n",
        regions(),
        "### Other plans\n",
        plans(),
        "### What was counted\n",
        new Counted(plays, prices.assumed(), memory).markdown(),
        "### What each price is\n",
        priceList());
  }

  private Usage month() {
    return plays.idleDay().times(Bill.HOURS_A_MONTH / 24);
  }

  private Bill ofOne(Deployment deployment) {
    return Bill.of(deployment.usage(), 0, prices.assumed(), memory);
  }

  private String goals() {
    return new Table("goal, in " + REGION, "found, all paid", "beyond what is always free", "kept")
        .row(
            "an idle month under $1",
            "$" + usd(idle.usd(prices, REGION)),
            "$" + usd(idle.usdBeyondFree(prices, REGION)),
            kept(idle.usd(prices, REGION), idle.usdBeyondFree(prices, REGION), IDLE_GOAL))
        .row(
            "one deployment under 1 cent",
            "$" + usd(one.usd(prices, REGION)),
            "$" + usd(one.usdBeyondFree(prices, REGION)),
            kept(one.usd(prices, REGION), one.usdBeyondFree(prices, REGION), DEPLOYMENT_GOAL))
        .toString();
  }

  private static String kept(double all, double beyondFree, double goal) {
    return all < goal ? "yes" : beyondFree < goal ? "only within what is free" : "no";
  }

  private String theBill() {
    var table =
        new Table(
            "in " + REGION,
            "idle month",
            "$",
            "one deployment",
            "$",
            "a month with " + count(MANY),
            "$",
            "$ beyond free");
    for (Item item : Item.values()) {
      table.row(
          prices.items().get(item).what(),
          count(idle.amounts().get(item)),
          usd(idle.usd(item, prices, REGION)),
          count(one.amounts().get(item)),
          usd(one.usd(item, prices, REGION)),
          count(many.amounts().get(item)),
          usd(many.usd(item, prices, REGION)),
          usd(many.usdBeyondFree(item, prices, REGION)));
    }
    return table
        .row(
            "**all**",
            "",
            usd(idle.usd(prices, REGION)),
            "",
            usd(one.usd(prices, REGION)),
            "",
            usd(many.usd(prices, REGION)),
            usd(many.usdBeyondFree(prices, REGION)))
        .toString();
  }

  private String dearest() {
    return "* idle: "
        + dearest(idle)
        + "\n* one deployment: "
        + dearest(one)
        + "\n* a month with "
        + count(MANY)
        + ": "
        + dearest(many)
        + "\n";
  }

  private String dearest(Bill bill) {
    double all = bill.usd(prices, REGION);
    return Stream.of(Item.values())
        .sorted(Comparator.comparingDouble(item -> -bill.usd(item, prices, REGION)))
        .limit(3)
        .map(
            item ->
                "%s %.0f %%"
                    .formatted(
                        prices.items().get(item).what(),
                        100 * bill.usd(item, prices, REGION) / all))
        .collect(Collectors.joining(", "));
  }

  private String regions() {
    var table =
        new Table("$", "idle month", "beyond free", "one deployment", count(MANY), "beyond free");
    for (String region : Prices.REGIONS) {
      table.row(
          region,
          usd(idle.usd(prices, region)),
          usd(idle.usdBeyondFree(prices, region)),
          usd(one.usd(prices, region)),
          usd(many.usd(prices, region)),
          usd(many.usdBeyondFree(prices, region)));
    }
    return table.toString();
  }

  private String plans() {
    var table =
        new Table(
            "stages", "from webhook to last look", "metrics read", "$ for them", "$ for all of it");
    for (Deployment deployment : plays.deployments()) {
      Bill bill = ofOne(deployment);
      table.row(
          deployment.shape().name(),
          deployment.took().toMinutes() + " min",
          count(bill.amounts().get(Item.METRICS_READ)),
          usd(bill.usd(Item.METRICS_READ, prices, REGION)),
          usd(bill.usd(prices, REGION)));
    }
    return table.toString();
  }

  private String priceList() {
    var table =
        new Table("price", "for", "free each month", REGION, Prices.REGIONS.getLast(), "known");
    for (Price price : prices.items().values()) {
      table.row(
          "[" + price.what() + "](" + price.page() + ")",
          price.unit(),
          count(price.free()),
          "$" + plain(price.usd().get(REGION)),
          "$" + plain(price.usd().get(Prices.REGIONS.getLast())),
          price.known());
    }
    return table.toString();
  }

  private static String plain(double usd) {
    return BigDecimal.valueOf(usd).toPlainString();
  }
}
