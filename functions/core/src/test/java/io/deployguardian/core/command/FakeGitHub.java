package io.deployguardian.core.command;

import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.RolloutId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People, places and comments in memory; it can be out of reach, refuse, and lose its answers. */
final class FakeGitHub implements People, Places, Replies {

  private final Map<String, Level> people = new HashMap<>();
  private final Map<Long, Place> places = new HashMap<>();
  private final Map<Long, String> replies = new LinkedHashMap<>();
  private boolean down;
  private boolean refusing;
  private boolean losing;

  FakeGitHub is(String login, Level level) {
    people.put(login, level);
    return this;
  }

  FakeGitHub incident(long number, RolloutId rollout) {
    places.put(number, new Place.Incident(rollout));
    return this;
  }

  FakeGitHub pull(long number, String... commits) {
    places.put(number, new Place.PullRequest(Set.of(commits)));
    return this;
  }

  void goDown(boolean isDown) {
    down = isDown;
  }

  void refuse(boolean isRefusing) {
    refusing = isRefusing;
  }

  /** Each reply is there, and nobody hears of it. */
  void loseAnswers(boolean isLosing) {
    losing = isLosing;
  }

  List<String> replies() {
    return List.copyOf(replies.values());
  }

  @Override
  public Answer<Level> permission(Origin repository, String login) {
    return answer(people.getOrDefault(login, Level.READ));
  }

  @Override
  public Answer<Place> place(Event.CommandGiven given) {
    return answer(places.getOrDefault(given.number(), new Place.Elsewhere()));
  }

  @Override
  public Told reply(Event.CommandGiven to, String text) {
    if (down) {
      return new Told.Unavailable("502");
    }
    if (refusing) {
      return new Told.Refused("403");
    }
    replies.putIfAbsent(to.comment(), text);
    return losing ? new Told.Unavailable("timed out") : new Told.Taken();
  }

  private <T> Answer<T> answer(T value) {
    if (down) {
      return new Answer.NoAnswer<>("502");
    }
    return refusing ? new Answer.Refused<>("403") : new Answer.Known<>(value);
  }
}
