/**
 * Other ways of deciding about a canary, for comparison only: written from their public
 * descriptions, not from their code, and reduced to one metric for which more is worse. A product
 * that decides so has more around it: scores over many metrics, several conditions, analyses that
 * are started once. Each promotes whatever it has not failed by the end.
 */
package io.deployguardian.benchmarks.peers;
