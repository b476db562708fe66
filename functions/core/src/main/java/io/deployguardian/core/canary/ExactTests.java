package io.deployguardian.core.canary;

import java.util.Arrays;

/**
 * One-sided exact tests on counts and on pairs. All answer p, the chance of data this bad if
 * nothing is worse.
 */
final class ExactTests {

  /** Above this many pairs the normal approximation is as good as exact. */
  private static final int EXACT_PAIRS = 60;

  private ExactTests() {}

  /**
   * Fisher's exact test (Fisher, 1935): the chance of {@code canaryBad} or more of all bad events
   * on the canary's side, given the totals.
   */
  static double fisher(long baselineBad, long baselineTotal, long canaryBad, long canaryTotal) {
    long bad = baselineBad + canaryBad;
    long most = Math.min(bad, canaryTotal);
    double all = lnChoose(baselineTotal + canaryTotal, bad);
    double p = 0;
    for (long k = most; k >= canaryBad; k--) {
      p += Math.exp(lnChoose(canaryTotal, k) + lnChoose(baselineTotal, bad - k) - all);
    }
    return Math.min(1, p);
  }

  /**
   * The chance of {@code bad} or more out of {@code total} where each is bad with chance {@code
   * rate}.
   */
  static double binomial(long bad, long total, double rate) {
    if (bad <= 0 || rate >= 1) {
      return 1;
    }
    if (rate <= 0) {
      return 0;
    }
    double p = 0;
    for (long k = bad; k <= total; k++) {
      double term =
          Math.exp(lnChoose(total, k) + k * Math.log(rate) + (total - k) * Math.log1p(-rate));
      p += term;
      if (k > total * rate && term < p * 1e-12) {
        break;
      }
    }
    return Math.min(1, p);
  }

  /**
   * Wilcoxon's signed-rank test (Wilcoxon, 1945) on differences "canary minus baseline": the chance
   * of a rank sum this high if they are symmetric about zero. Zeros are dropped, ties share their
   * mean rank.
   */
  static double signedRank(double[] differences) {
    double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
    int n = nonZero.length;
    if (n == 0) {
      return 1;
    }
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(Math.abs(nonZero[a]), Math.abs(nonZero[b])));
    // Twice the rank, so that mean ranks of ties stay whole numbers.
    int[] twice = new int[n];
    for (int i = 0; i < n; ) {
      int j = i;
      while (j < n && Math.abs(nonZero[order[j]]) == Math.abs(nonZero[order[i]])) {
        j++;
      }
      for (int k = i; k < j; k++) {
        twice[order[k]] = i + j + 1;
      }
      i = j;
    }
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += nonZero[i] > 0 ? twice[i] : 0;
    }
    return n <= EXACT_PAIRS ? exactTail(twice, sum) : normalTail(twice, sum);
  }

  private static double exactTail(int[] twice, int sum) {
    int total = Arrays.stream(twice).sum();
    double[] ways = new double[total + 1];
    ways[0] = 1;
    int reach = 0;
    for (int rank : twice) {
      reach += rank;
      for (int s = reach; s >= rank; s--) {
        ways[s] = (ways[s] + ways[s - rank]) / 2;
      }
      for (int s = Math.min(rank, reach + 1) - 1; s >= 0; s--) {
        ways[s] /= 2;
      }
    }
    double p = 0;
    for (int s = total; s >= sum; s--) {
      p += ways[s];
    }
    return Math.min(1, p);
  }

  private static double normalTail(int[] twice, int sum) {
    double mean = 0;
    double variance = 0;
    for (int rank : twice) {
      mean += rank / 2.0;
      variance += rank * (double) rank / 4;
    }
    double z = (sum - 1 - mean) / Math.sqrt(variance);
    return 0.5 * erfc(z / Math.sqrt(2));
  }

  /** Complementary error function, fractional error below 1.2e-7 (Numerical Recipes, erfcc). */
  private static double erfc(double x) {
    double z = Math.abs(x);
    double t = 1 / (1 + z / 2);
    double[] c = {
      -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806,
      0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277
    };
    double poly = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      poly = poly * t + c[i];
    }
    double answer = t * Math.exp(-z * z + poly);
    return x >= 0 ? answer : 2 - answer;
  }

  private static double lnChoose(long n, long k) {
    return k < 0 || k > n
        ? Double.NEGATIVE_INFINITY
        : lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
  }

  /** Exact sums below 32, Stirling's series above (error below 1e-12 there). */
  private static double lnFactorial(long n) {
    if (n < 32) {
      double sum = 0;
      for (long i = 2; i <= n; i++) {
        sum += Math.log(i);
      }
      return sum;
    }
    double x = n + 1.0;
    double series = 1 / (12 * x) - 1 / (360 * x * x * x) + 1 / (1260 * Math.pow(x, 5));
    return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
  }
}
