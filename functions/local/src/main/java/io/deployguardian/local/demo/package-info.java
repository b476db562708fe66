/**
 * A small real world for the local host: versions that answer HTTP, a weighted router before them
 * and steady load, so that smoke tests probe real endpoints and the canary judge sees real
 * requests, errors and latencies.
 *
 * <p>Start reading at {@link io.deployguardian.local.demo.DemoWorld}.
 */
package io.deployguardian.local.demo;
