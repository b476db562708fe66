package io.deployguardian.local.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a stream, as bytes: a line that is no UTF-8 is told where it is parsed. One that is
 * too long is skipped without being kept.
 */
final class Lines {

  /**
   * @param number counted from 1
   * @param bytes without its end; empty if it is too long
   */
  record Line(long number, byte[] bytes, boolean isTooLong) {}

  private static final int LINE_FEED = '\n';

  private final InputStream from;
  private final int longest;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int filled;
  private long number;

  /**
   * @param longest in bytes
   */
  Lines(InputStream from, int longest) {
    this.from = from;
    this.longest = longest;
  }

  /**
   * Up to {@code most} lines: fewer once they have {@code enough} bytes, or if the next one isn't
   * there yet, because whoever writes it may be waiting for the answers; none at the end.
   */
  List<Line> next(int most, int enough) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (long bytes = 0;
        lines.size() < most && bytes < enough && (lines.isEmpty() || isAtHand()) && hasMore(); ) {
      Line line = line();
      bytes += line.bytes().length;
      lines.add(line);
    }
    return lines;
  }

  private Line line() throws IOException {
    number++;
    var bytes = new ByteArrayOutputStream();
    long length = 0;
    boolean isOver = false;
    while (!isOver && hasMore()) {
      int end = next;
      while (end < filled && buffer[end] != LINE_FEED) {
        end++;
      }
      length += end - next;
      if (length <= longest) {
        bytes.write(buffer, next, end - next);
      }
      isOver = end < filled;
      next = isOver ? end + 1 : end;
    }
    boolean isTooLong = length > longest;
    return new Line(number, isTooLong ? new byte[0] : bytes.toByteArray(), isTooLong);
  }

  private boolean isAtHand() throws IOException {
    return next < filled || from.available() > 0;
  }

  private boolean hasMore() throws IOException {
    if (next == filled) {
      next = 0;
      filled = Math.max(0, from.read(buffer));
    }
    return next < filled;
  }
}
