package io.deployguardian.core.runbook;

import io.deployguardian.core.plan.Spelling;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Words of ours, and among them the names and words of strangers, each kept apart: whoever sets
 * them in type knows which are which.
 */
public record Sentence(List<Part> parts) {

  /** Where a template has a part. */
  private static final String HERE = "{}";

  /** A piece of a sentence. */
  public sealed interface Part {

    String text();

    /** Our own words. */
    record Own(String text) implements Part {}

    /** A name, a path or a value, exactly as it is. */
    record Named(String text) implements Part {}

    /** What a person wrote in the plan. */
    record Quoted(String text) implements Part {}

    /** Where people can look. */
    record Address(URI at) implements Part {

      @Override
      public String text() {
        return at.toString();
      }
    }
  }

  public Sentence {
    parts = List.copyOf(parts);
  }

  /**
   * @param template our own words, with {@code {}} for each value
   * @param values texts are names; durations, numbers, addresses, parts and sentences are
   *     themselves
   */
  static Sentence of(String template, Object... values) {
    String[] own = template.split("\\{}", -1);
    if (own.length != values.length + 1) {
      throw new IllegalArgumentException(
          "%s: found %d values, expected %d".formatted(template, values.length, own.length - 1));
    }
    var parts = new ArrayList<Part>();
    for (int i = 0; i < own.length; i++) {
      if (!own[i].isEmpty()) {
        parts.add(new Part.Own(own[i]));
      }
      if (i < values.length) {
        parts.addAll(partsOf(values[i]));
      }
    }
    return new Sentence(parts);
  }

  /** Several names in a row. */
  static Sentence names(Collection<String> names) {
    return list(names.stream().map(name -> of(HERE, name)).toList(), ", ");
  }

  static Sentence list(List<Sentence> all, String between) {
    var parts = new ArrayList<Part>();
    for (Sentence one : all) {
      if (!parts.isEmpty()) {
        parts.add(new Part.Own(between));
      }
      parts.addAll(one.parts);
    }
    return new Sentence(parts);
  }

  static Part quoted(String text) {
    return new Part.Quoted(text);
  }

  private static List<Part> partsOf(Object value) {
    return switch (Objects.requireNonNull(value, "value")) {
      case Sentence sentence -> sentence.parts;
      case Part part -> List.of(part);
      case URI address -> List.of(new Part.Address(address));
      case Duration duration -> List.of(new Part.Own(Spelling.of(duration)));
      case String name -> List.of(new Part.Named(name));
      default -> List.of(new Part.Own(value.toString()));
    };
  }

  @Override
  public String toString() {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }
}
