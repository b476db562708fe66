/**
 * The canary: entering stages, measuring and judging what soaks, advancing, holding and promoting.
 */
package io.deployguardian.core.canary;
