/**
 * What a repository declares about its services: checks, stages, metrics, deadlines. Values only;
 * bytes are wire's.
 */
package io.deployguardian.core.plan;
