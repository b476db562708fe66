package io.deployguardian.core.gate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How long a text is, and how to make it shorter. GitHub limits "characters"; whether it means
 * UTF-16 units, code points or bytes, and counts a line's end as one or two, nobody has to know who
 * counts bytes and two.
 */
final class Room {

  private static final String CUT = "...";

  private Room() {}

  static int taken(String text) {
    long lines = text.chars().filter(unit -> unit == '\n').count();
    return text.getBytes(StandardCharsets.UTF_8).length + (int) lines;
  }

  /**
   * The most that each of the texts may take so that all of them fit: short ones stay whole, long
   * ones are cut to the same length.
   */
  static int share(List<String> texts, int room) {
    int enough = 0;
    int tooMuch = texts.stream().mapToInt(Room::taken).max().orElse(0) + 1;
    while (tooMuch - enough > 1) {
      int middle = (enough + tooMuch) / 2;
      if (texts.stream().mapToInt(text -> Math.min(taken(text), middle)).sum() <= room) {
        enough = middle;
      } else {
        tooMuch = middle;
      }
    }
    return enough;
  }

  /** Without its end, where it is too long. */
  static String head(String text, int room) {
    if (taken(text) <= room) {
      return text;
    }
    int end = 0;
    int left = room - CUT.length();
    while (end < text.length() && left >= 0) {
      int next = text.offsetByCodePoints(end, 1);
      left -= taken(text.substring(end, next));
      end = left >= 0 ? next : end;
    }
    return end == 0 ? "" : text.substring(0, end) + CUT;
  }

  /** Without its beginning, where it is too long: the end of a place says most. */
  static String tail(String text, int room) {
    if (taken(text) <= room) {
      return text;
    }
    int start = text.length();
    int left = room - CUT.length();
    while (start > 0 && left >= 0) {
      int next = text.offsetByCodePoints(start, -1);
      left -= taken(text.substring(next, start));
      start = left >= 0 ? next : start;
    }
    return start == text.length() ? "" : CUT + text.substring(start);
  }
}
