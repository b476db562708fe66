package io.deployguardian.wire.github.pipeline;

import java.util.List;
import java.util.regex.Pattern;

/** The end of a job's log, as somebody would tell it: without times, colours and GitHub's marks. */
final class LogLines {

  private static final int MOST = 50;

  /** Of a line; a minified file is one. */
  private static final int LONGEST = 1000;

  private static final Pattern DECORATION =
      Pattern.compile(
          "^\\uFEFF?\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,18}Z ?"
              + "|\\u001B\\[[\\d;]{0,20}[A-Za-z]"
              + "|##\\[\\w{1,20}\\]");

  private LogLines() {}

  static List<String> endOf(String log) {
    List<String> lines = log.lines().map(LogLines::plain).filter(line -> !line.isBlank()).toList();
    return lines.subList(Math.max(0, lines.size() - MOST), lines.size());
  }

  private static String plain(String line) {
    String start = line.substring(0, Math.min(line.length(), LONGEST));
    return DECORATION.matcher(start).replaceAll("").strip();
  }
}
