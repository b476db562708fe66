/**
 * What the guardian costs on AWS: {@code scripts/cost} plays it on a clock that is turned, counts
 * what AWS is paid by, and multiplies with prices that anybody can look up.
 */
package io.deployguardian.local.cost;
