package io.deployguardian.core.command;

import io.deployguardian.core.command.People.Level;
import io.deployguardian.core.command.Places.Place;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Rollouts;

/** From a comment to what its author gets to read: who, what, where, and then the deed. */
record Answering(People people, Places places, Rollouts rollouts, Deeds deeds) {

  private static final String BOT = "[bot]";

  Outcome carryOut(Event.CommandGiven given) {
    if (given.author().endsWith(BOT)) {
      return new Outcome.Nothing("a bot wrote it");
    }
    return switch (people.permission(given.origin(), given.author())) {
      case Answer.Known<Level>(Level level) when level.mayCommand() -> heard(given);
      case Answer.Known<Level>(Level level) ->
          new Outcome.Nothing("its author may not command, having " + level);
      case Answer.NoAnswer<Level>(String why) -> new Outcome.Later(why);
      case Answer.Refused<Level>(String why) -> new Outcome.Refused("ask who may command", why);
    };
  }

  private Outcome heard(Event.CommandGiven given) {
    Said said = Said.of(given.text());
    if (said.word().isEmpty()) {
      return new Outcome.Reply(Wording.unknown(said.written()));
    }
    Word word = said.word().get();
    return switch (word) {
      case HELP -> new Outcome.Reply(Wording.help());
      case DRILL -> new Outcome.Reply(Wording.noDrill());
      default -> placed(given, word, said.rest());
    };
  }

  private Outcome placed(Event.CommandGiven given, Word word, String rest) {
    return switch (places.place(given)) {
      case Answer.Known<Place>(Place place) ->
          new Outcome.Reply(chosen(given, word, rest, Scope.of(place, given.origin(), rollouts)));
      case Answer.NoAnswer<Place>(String why) -> new Outcome.Later(why);
      case Answer.Refused<Place>(String why) ->
          new Outcome.Refused("read what a comment is about", why);
    };
  }

  private String chosen(Event.CommandGiven given, Word word, String rest, Scope scope) {
    if (deeds.isDone(given, word)) {
      return Wording.doneBefore(word, scope.here());
    }
    return switch (scope.choose(rest, word.takesOnlyNames())) {
      case Choice.One one when !word.asks() && deeds.isYoungerThan(given, one) ->
          Wording.overtaken(word, one.known());
      case Choice.One one -> deeds.act(given, word, one);
      case Choice.Several several -> Wording.several(word, several);
      case Choice.NotHere other -> Wording.notHere(word, other);
      case Choice.Nowhere nowhere -> Wording.elsewhere();
    };
  }
}
