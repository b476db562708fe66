package io.deployguardian.core.canary.evidence;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * A first-order autoregression the long way: by its covariance matrix, innovations of variance 1.
 */
final class Autoregression {

  private final RealMatrix covariance;
  private final RealMatrix inverse;

  Autoregression(int size, double rho) {
    var matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        matrix[i][j] = Math.pow(rho, Math.abs(i - j)) / (1 - rho * rho);
      }
    }
    this.covariance = new Array2DRowRealMatrix(matrix);
    this.inverse = new CholeskyDecomposition(covariance, 1e-12, 1e-12).getSolver().getInverse();
  }

  double[][] covariance() {
    return covariance.getData();
  }

  double product(double[] one, double[] other) {
    RealVector left = new ArrayRealVector(one);
    return left.dotProduct(inverse.operate(new ArrayRealVector(other)));
  }

  /** 0 before {@code from}, 1 from there on. */
  static double[] step(int size, int from) {
    var step = new double[size];
    Arrays.fill(step, from, size, 1);
    return step;
  }
}
