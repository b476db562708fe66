/**
 * What a repository declares about its services: what they are made of, what they promise, and how
 * each environment gets them. Values only; bytes are wire's.
 */
package io.deployguardian.core.plan;
