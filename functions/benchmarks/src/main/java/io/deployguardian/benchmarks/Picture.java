package io.deployguardian.benchmarks;

import io.deployguardian.benchmarks.rollouts.Changes;
import io.deployguardian.benchmarks.rollouts.Counts;
import io.deployguardian.benchmarks.rollouts.Model;
import io.deployguardian.benchmarks.simulation.Guardian;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.core.canary.judge.SequentialJudge;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.rollout.Measurement;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Evidence against three canaries, interval by interval, as an SVG for the docs. */
final class Picture {

  private static final int INTERVALS = 60;
  private static final long SEED = 20;

  /** Powers of ten, bottom and top. */
  private static final int LEAST = -4;

  private static final int MOST = 4;

  private static final int LEFT = 70;
  private static final int TOP = 20;
  private static final int WIDTH = 600;
  private static final int HEIGHT = 300;

  private final Judge judge = new SequentialJudge();

  private record Line(String label, String colour, Model model) {}

  private static final List<Line> LINES =
      List.of(
          new Line("no worse", "#2563a8", Counts.USUAL),
          new Line("doubled", "#b8352c", Counts.USUAL.canary(Changes.by(2))),
          new Line("tripled from 46 on", "#a86a00", Counts.USUAL.canary(Changes.from(46, 3))));

  String svg() {
    var svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 370\" font-family=\"sans-serif\""
            + " font-size=\"13\">\n<rect width=\"800\" height=\"370\" fill=\"#ffffff\"/>\n");
    for (int power = LEAST; power <= MOST; power += 2) {
      rule(
          svg, power, "#dddddd", "10<tspan dy=\"-5\" font-size=\"10\">%d</tspan>".formatted(power));
    }
    double bar = -Math.log10(Risk.USUAL.alpha());
    rule(svg, bar, "#333333", "");
    text(svg, LEFT + WIDTH + 9, y(bar) + 16, "start", "#333333", "1 / alpha: fails");
    for (int at = 0; at <= INTERVALS; at += 10) {
      text(svg, x(at), TOP + HEIGHT + 20, "middle", "#333333", String.valueOf(at));
    }
    text(svg, LEFT + WIDTH / 2.0, TOP + HEIGHT + 42, "middle", "#333333", "intervals looked at");
    LINES.forEach(line -> draw(svg, line));
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, Line line) {
    List<Measurement> all = line.model().measurements(new SplittableRandom(SEED), INTERVALS);
    var points = new StringBuilder();
    double evidence = 1;
    int at = 0;
    while (at < INTERVALS && evidence < 1 / Risk.USUAL.alpha()) {
      at++;
      var analysis = Guardian.analysis(line.model().metric(), all.subList(0, at));
      evidence = judge.judge(analysis).metrics().getFirst().evidence();
      points.append(format("%.1f,%.1f ", x(at), y(Math.log10(evidence))));
    }
    svg.append(
        format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n",
            points.toString().strip(), line.colour()));
    double end = y(Math.log10(evidence));
    svg.append(
        format(
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>\n", x(at), end, line.colour()));
    String label = line.label() + (at < INTERVALS ? ": FAIL at " + at : "");
    text(svg, x(at) + 9, end + 4, "start", line.colour(), label);
  }

  private static void rule(StringBuilder svg, double power, String colour, String label) {
    svg.append(
        format(
            "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
            LEFT, LEFT + WIDTH, y(power), y(power), colour));
    text(svg, LEFT - 8, y(power) + 4, "end", "#333333", label);
  }

  private static void text(
      StringBuilder svg, double x, double y, String anchor, String colour, String what) {
    svg.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n",
            x, y, anchor, colour, what));
  }

  private static double x(int interval) {
    return LEFT + (double) WIDTH * interval / INTERVALS;
  }

  private static double y(double power) {
    double up = (Math.clamp(power, LEAST, MOST) - LEAST) / (MOST - LEAST);
    return TOP + HEIGHT * (1 - up);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
