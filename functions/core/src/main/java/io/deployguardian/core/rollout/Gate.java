package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * GitHub's question whether a deployment may start, until GitHub is known to have the answer. A job
 * of the workflow run waits for it, so it is never forgotten: each status but the last is due.
 *
 * @param version for optimistic locking; 0 while it was never written
 * @param run GitHub's workflow run, whose job waits; {@link #POLLED} where whoever asked comes back
 *     for the answer
 * @param since when GitHub asked
 * @param approvals what people consented to so far
 */
public record Gate(
    RolloutId rollout,
    long version,
    long run,
    Instant since,
    Status status,
    List<Approval> approvals) {

  /** Nobody at GitHub waits. */
  public static final long POLLED = 0;

  public Gate {
    Objects.requireNonNull(rollout, "rollout");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(status, "status");
    approvals = List.copyOf(approvals);
  }

  /** How far it got. */
  public sealed interface Status {

    /** When somebody has to look again; empty once nothing is owed. */
    default Optional<Instant> due() {
      return switch (this) {
        case Open open -> Optional.of(open.dueAt());
        case Awaiting awaiting -> Optional.of(awaiting.dueAt());
        case Decided decided -> Optional.of(decided.dueAt());
        case Answered answered -> Optional.empty();
      };
    }

    /**
     * Nobody decided yet.
     *
     * @param attempts how often deciding was tried without coming to an end
     */
    record Open(int attempts, Instant dueAt) implements Status {}

    /** Ready, but for the consent of somebody who holds {@code role}. */
    record Awaiting(String role, Instant deadline, Instant dueAt) implements Status {}

    /**
     * Decided, and GitHub is not known to have it.
     *
     * @param comment what GitHub is told beside the answer
     * @param attempts how often the answer was tried
     */
    record Decided(boolean approved, String comment, int attempts, Instant dueAt)
        implements Status {}

    /** GitHub has the answer, or waits for none any more. */
    record Answered(boolean approved, String comment, Instant at) implements Status {}
  }

  public static Gate asked(RolloutId rollout, long run, Instant now, Pace pace) {
    var open = new Status.Open(0, now.plus(pace.grace()));
    return new Gate(rollout, 0, run, now, open, List.of());
  }

  /** Another run asks for the same deployment: what people consented to was about the old one. */
  public Gate askedAgain(long by, Instant now, Pace pace) {
    var open = new Status.Open(0, now.plus(pace.grace()));
    return new Gate(rollout, version, by, now, open, List.of());
  }

  public Gate now(Status next) {
    return new Gate(rollout, version, run, since, next, approvals);
  }

  public Gate approvedBy(Approval approval) {
    var more = new ArrayList<>(approvals);
    more.add(approval);
    return new Gate(rollout, version, run, since, status, more);
  }
}
