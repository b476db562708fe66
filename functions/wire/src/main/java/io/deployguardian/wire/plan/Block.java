package io.deployguardian.wire.plan;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * A mapping of the plan. Reading never stops: what is wrong becomes a problem and counts as its
 * default, so that the rest is read too. Whether the result may be used is decided once, at the
 * end.
 */
final class Block {

  private static final String NAME = "name of 1 to " + PlanLimits.NAME + " printable characters";
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

  private final Spot at;
  private final Map<String, Spot> entries = new LinkedHashMap<>();

  private Block(Spot at) {
    this.at = at;
  }

  /** A mapping with these keys and no others. */
  static Block withKeys(Spot at, String... keys) {
    List<String> known = List.of(keys);
    return read(at, known::contains, "one of " + String.join(", ", keys));
  }

  /** A mapping with at least one of these keys and no others. */
  static Block withSomeOf(Spot at, String... keys) {
    if (at.node() instanceof MappingNode mapping && mapping.getValue().isEmpty()) {
      at.problems().add(at.line(), at.place(), "nothing", "some of " + String.join(", ", keys));
    }
    return withKeys(at, keys);
  }

  /** A mapping whose keys are names. */
  static Block ofNames(Spot at, int most, String what) {
    return ofKeys(at, Form::isName, "a " + NAME, most, what);
  }

  /** A mapping of 1 to {@code most} keys of some form. */
  static Block ofKeys(Spot at, Predicate<String> isKey, String expected, int most, String what) {
    Block block = read(at, isKey, expected);
    int size = at.node() instanceof MappingNode mapping ? mapping.getValue().size() : 1;
    if (size < 1 || size > most) {
      at.problems().add(at.line(), at.place(), size + " " + what, "1 to " + most + " " + what);
    }
    return block;
  }

  private static Block read(Spot at, Predicate<String> isKey, String expected) {
    var block = new Block(at);
    if (at.node() instanceof MappingNode mapping) {
      mapping.getValue().forEach(tuple -> block.enter(tuple, isKey, expected));
    } else {
      at.wrong("a mapping");
    }
    return block;
  }

  private void enter(NodeTuple tuple, Predicate<String> isKey, String expected) {
    Node key = tuple.getKeyNode();
    int line = key.getStartMark().getLine() + 1;
    Optional<String> name = Scalars.of(key).map(Scalars::text);
    if (name.isEmpty() || !isKey.test(name.get())) {
      at.problems().add(line, at.place(), "key " + Scalars.found(key), expected);
      return;
    }
    String place = placeOf(name.get());
    Spot value = new Spot(place, line, tuple.getValueNode(), at.problems());
    if (entries.putIfAbsent(name.get(), value) != null) {
      at.problems().add(line, place, "the key a second time", "each key once");
    }
  }

  private String placeOf(String key) {
    String step = PLAIN_KEY.matcher(key).matches() ? key : '"' + Scalars.shown(key) + '"';
    return at.place().isEmpty() ? step : at.place() + "." + step;
  }

  Spot at() {
    return at;
  }

  /**
   * Whether anything can be said about missing keys: where no mapping is, that was said already.
   */
  boolean isThere() {
    return at.node() instanceof MappingNode;
  }

  Map<String, Spot> entries() {
    return entries;
  }

  Optional<Spot> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Like {@link #get}, and a problem where there is nothing. */
  Optional<Spot> need(String key, String expected) {
    if (isThere() && !entries.containsKey(key)) {
      at.problems().add(at.line(), placeOf(key), "nothing", expected);
    }
    return get(key);
  }

  Duration duration(String key, Span span, Duration otherwise) {
    return get(key).flatMap(spot -> duration(spot, span)).orElse(otherwise);
  }

  static Optional<Duration> duration(Spot spot, Span span) {
    return valid(
        spot,
        scalar -> Durations.parse(scalar.text()).filter(span::holds),
        "a duration of " + span);
  }

  int whole(String key, int least, int most, int otherwise) {
    return get(key).flatMap(spot -> whole(spot, least, most)).orElse(otherwise);
  }

  static Optional<Integer> whole(Spot spot, int least, int most) {
    return valid(
        spot,
        scalar -> scalar.whole().filter(n -> n >= least && n <= most),
        "a whole number, " + least + " to " + most);
  }

  /** A share as a number or as a percentage: {@code 0.01} or {@code 1%}. */
  static Optional<Double> share(Spot spot, Range range) {
    return valid(
        spot, scalar -> scalar.percent().or(scalar::decimal).filter(range::holds), range.text());
  }

  static Optional<Double> number(Spot spot, Range range) {
    return valid(spot, scalar -> scalar.decimal().filter(range::holds), range.text());
  }

  boolean truth(String key, boolean otherwise) {
    return get(key).flatMap(spot -> valid(spot, Scalars::truth, "true or false")).orElse(otherwise);
  }

  Optional<String> text(String key, Form form) {
    return get(key).flatMap(form::read);
  }

  /** What the list at the key holds, each once; empty if there is none. */
  <T> Optional<List<T>> list(String key, int most, Function<Spot, Optional<T>> read) {
    return get(key).map(spot -> list(spot, most, key, read));
  }

  private static <T> List<T> list(
      Spot at, int most, String what, Function<Spot, Optional<T>> read) {
    List<T> items = new ArrayList<>();
    for (Spot spot : at.items(most, what)) {
      Optional<T> item = read.apply(spot);
      item.filter(items::contains).ifPresent(again -> spot.wrong("each of them once"));
      item.ifPresent(items::add);
    }
    return items;
  }

  /** An enum's constant by its name in lower case, its words joined by hyphens. */
  static <E extends Enum<E>> Optional<E> word(Spot spot, Class<E> type) {
    return valid(
        spot,
        scalar ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(scalar.text()))
                .findFirst(),
        "one of " + words(type));
  }

  static <E extends Enum<E>> String words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Block::word).collect(joining(", "));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What {@code read} makes of the scalar here; a problem where it makes nothing of it. */
  static <T> Optional<T> valid(Spot spot, Function<Scalars, Optional<T>> read, String expected) {
    Optional<T> value = spot.scalar().flatMap(read);
    if (value.isEmpty()) {
      spot.wrong(expected);
    }
    return value;
  }
}
