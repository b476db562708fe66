package io.deployguardian.aws.bus;

import java.util.List;

/** Where events go. */
public interface Bus {

  /** The most entries that one call takes. */
  int MOST = 10;

  /**
   * Puts at most {@link #MOST} entries and answers for each, in the same order. A bus that can't be
   * reached refuses all of them rather than throwing.
   */
  List<Put> put(List<Entry> entries);
}
