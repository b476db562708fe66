package io.deployguardian.core.notification;

import io.deployguardian.core.notification.Notice.Told;
import io.deployguardian.core.notification.Notices.Ref;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Switches;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows rollouts where people look. An event only says that it is worth looking: what is shown is
 * read from the rollout as it stands, so events may come late, twice or in any order.
 */
public final class Notifications {

  /** Why nothing is told where nobody said as whom. */
  static final String NO_APP = "no GitHub App is configured";

  private static final int AT_ONCE = 50;

  private final Dossiers dossiers;
  private final Notices notices;
  private final InstantSource clock;
  private final Upkeep upkeep;
  private final Map<Channel, Display<?>> displays = new EnumMap<>(Channel.class);

  /**
   * @param boards empty where no GitHub App is configured: then everything is withheld
   */
  public Notifications(
      Dossiers dossiers,
      Notices notices,
      Optional<Boards> boards,
      Typesetter typesetter,
      Switches switches,
      Inbox inbox,
      Pace pace,
      InstantSource clock) {
    this.dossiers = dossiers;
    this.notices = notices;
    this.clock = clock;
    this.upkeep = new Upkeep(dossiers, notices, switches, inbox, pace, clock);
    show(boards, typesetter);
  }

  private void show(Optional<Boards> boards, Typesetter typesetter) {
    add(
        new Display<>(
            Channel.CHECK_RUN,
            dossier -> CheckRun.of(dossier, typesetter),
            boards.map(Boards::checkRuns)));
    add(
        new Display<>(
            Channel.DEPLOYMENT_STATUS,
            dossier -> DeploymentStatus.of(dossier, checkRunOf(dossier)),
            boards.map(Boards::statuses)));
    add(
        new Display<>(
            Channel.INCIDENT,
            dossier -> IncidentIssue.of(dossier, typesetter),
            boards.map(Boards::incidents)));
  }

  private void add(Display<?> display) {
    displays.put(display.channel(), display);
  }

  private Optional<URI> checkRunOf(Dossier dossier) {
    return notices
        .find(dossier.subject().id(), Channel.CHECK_RUN)
        .flatMap(Notice::told)
        .flatMap(Told::url);
  }

  /** Something happened to it: brings every channel up to date. */
  public Handled tell(RolloutId id) {
    return tell(id, List.of(Channel.values()), true);
  }

  /** A person asks for it: what failed before is tried again at once. */
  public Handled tellNow(RolloutId id) {
    return tell(id, List.of(Channel.values()), false);
  }

  /** What this tick has to take up; each is an edge of its own. */
  public List<Ref> due() {
    return notices.due(clock.instant(), AT_ONCE);
  }

  public Handled takeUp(Ref ref) {
    return tell(ref.rollout(), List.of(ref.channel()), true);
  }

  private Handled tell(RolloutId id, List<Channel> channels, boolean isPatient) {
    Optional<Dossier> found = dossiers.of(id);
    if (found.isEmpty()) {
      return Handled.leftAlone("there is no rollout " + id);
    }
    Dossier dossier = found.get();
    List<String> words = new ArrayList<>();
    boolean told = false;
    for (Channel channel : channels) {
      Kept kept = upkeep.keep(dossier, displays.get(channel), isPatient);
      words.add(channel.words() + ": " + kept.what());
      told |= kept.told();
    }
    String what = String.join("; ", words);
    return told
        ? new Handled.Moved(what, dossier.recorded())
        : Handled.leftAlone(what, dossier.recorded());
  }

  /** What each channel would be told; nothing for one that shows what it should. */
  public Map<Channel, String> dryRun(Dossier dossier) {
    Map<Channel, String> would = new EnumMap<>(Channel.class);
    for (Display<?> display : displays.values()) {
      Optional<Notice> known = notices.find(dossier.subject().id(), display.channel());
      would.put(display.channel(), would(known, display.of(dossier)));
    }
    return would;
  }

  private static String would(Optional<Notice> known, Optional<? extends Content> wanted) {
    if (wanted.isEmpty()) {
      return "nothing has to be shown";
    }
    Optional<Told> told = known.flatMap(Notice::told);
    if (told.filter(last -> last.digest().equals(wanted.get().digest())).isPresent()) {
      return "nothing: it is shown";
    }
    return told.isPresent() ? "tell what changed" : "look for it, and tell it";
  }
}
