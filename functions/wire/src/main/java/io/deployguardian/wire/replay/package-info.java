/**
 * Replay: measurements that somebody has, or that were recorded of a rollout, are judged again and
 * nothing else happens.
 */
package io.deployguardian.wire.replay;
