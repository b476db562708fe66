package io.deployguardian.core.gate;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A comment of one line per point, in the room that GitHub gives: {@code - no_runbook:
 * `services.shop.runbook: add one`}. Texts are shortened, all to the same length, before any point
 * is left out.
 *
 * @param last empty for none
 */
record Comment(String first, List<Point> points, String last) {

  /** Less of a text is noise. */
  private static final int LEAST = 12;

  /** Around the texts of a line: the span's ends, a colon, and spaces. */
  private static final int FRAME = 6;

  record Point(String name, String place, String text) {

    static Point of(Violation violation) {
      return new Point(violation.subject(), violation.location(), violation.suggestion());
    }

    private Stream<String> texts() {
      return Stream.of(place, text);
    }

    private String bare() {
      return "- " + name;
    }

    private String within(int share) {
      String both =
          Stream.of(Room.tail(place, share), Room.head(text, share))
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(": "));
      return both.isEmpty() ? bare() : bare() + ": " + Markdown.code(both);
    }
  }

  String within(int most) {
    List<String> texts = points.stream().flatMap(Point::texts).toList();
    String bare = lines(points.stream().map(Point::bare));
    int share = Room.share(texts, most - Room.taken(bare) - FRAME * points.size());
    return share >= LEAST || texts.stream().mapToInt(Room::taken).max().orElse(0) <= share
        ? lines(points.stream().map(point -> point.within(share)))
        : namesOnly(most);
  }

  private String namesOnly(int most) {
    for (int shown = points.size(); shown > 0; shown--) {
      int left = points.size() - shown;
      Stream<String> more = left == 0 ? Stream.of() : Stream.of("- and " + left + " more");
      String text = lines(Stream.concat(points.stream().limit(shown).map(Point::bare), more));
      if (Room.taken(text) <= most) {
        return text;
      }
    }
    return Room.head(first, most);
  }

  private String lines(Stream<String> points) {
    return Stream.of(Stream.of(first), points, Stream.of(last))
        .flatMap(lines -> lines)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
