/**
 * The judge: for each metric what its evidence says interval by interval, and all of them together
 * as one verdict. Fails closed; explains itself; the same input gives the same bytes.
 */
package io.deployguardian.core.canary.judge;
