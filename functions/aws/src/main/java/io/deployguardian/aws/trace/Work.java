package io.deployguardian.aws.trace;

import io.deployguardian.wire.door.Concern;
import io.deployguardian.wire.trace.Piece;
import java.time.Instant;
import java.util.Optional;

/**
 * A piece of work that has ended.
 *
 * @param error what kind of error ended it
 */
record Work(Concern concern, Piece piece, Instant from, Instant to, Optional<String> error) {}
