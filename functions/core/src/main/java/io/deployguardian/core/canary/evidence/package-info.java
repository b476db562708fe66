/**
 * Evidence that may be looked at after every interval: e-processes, which under the hypothesis that
 * they speak against stay below {@code 1 / alpha} for ever with a probability of at least {@code 1
 * - alpha} (Ville's inequality). Numbers only: what a metric, a stage or a verdict is, nobody here
 * knows.
 *
 * <p>Sources: Johari, Koomen, Pekelis, Walsh, "Always Valid Inference: Continuous Monitoring of A/B
 * Tests" (2022); Howard, Ramdas, McAuliffe, Sekhon, "Time-uniform, nonparametric, nonasymptotic
 * confidence sequences" (2021); Lindon, Sanden, Shirikian, "Rapid Regression Detection in Software
 * Deployments through Sequential Testing" (2022); Waudby-Smith, Ramdas, "Estimating means of
 * bounded random variables by betting" (2024); Wasserman, Ramdas, Balakrishnan, "Universal
 * inference" (2020).
 */
package io.deployguardian.core.canary.evidence;
