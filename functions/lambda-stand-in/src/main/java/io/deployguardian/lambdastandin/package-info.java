/**
 * Lambda on this machine: a packaged function runs in a process of its own, as Lambda would run it,
 * and is invoked over Lambda's own APIs.
 */
package io.deployguardian.lambdastandin;
