/**
 * The e-processes held against independent oracles: commons-statistics for distributions and exact
 * tests, hipparchus for integrals and matrices.
 */
package io.deployguardian.core.canary.evidence;
