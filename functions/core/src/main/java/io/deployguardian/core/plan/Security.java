package io.deployguardian.core.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which open findings, and which licences of dependencies, keep a deployment back.
 *
 * @param severity the least severity of a finding that does
 * @param scans which have to have run; one that never ran keeps a deployment back, too
 * @param deniedLicences SPDX identifiers; {@code GPL-3.0} is {@code GPL-3.0-only} and {@code
 *     GPL-3.0-or-later}, too
 */
public record Security(Level severity, Set<Scan> scans, Set<String> deniedLicences) {

  public static final Security USUAL =
      new Security(Level.HIGH, EnumSet.allOf(Scan.class), Set.of("AGPL-3.0", "GPL-3.0"));

  private static final Pattern VARIANT =
      Pattern.compile("(-only|-or-later|[+])$", Pattern.CASE_INSENSITIVE);

  /** Of a finding, from the mildest. */
  public enum Level {
    LOW,
    MODERATE,
    HIGH,
    CRITICAL
  }

  /** Where GitHub's findings come from. */
  public enum Scan {
    CODE_SCANNING,
    DEPENDABOT,
    SECRET_SCANNING
  }

  public Security {
    Objects.requireNonNull(severity, "severity");
    // Sorted, so that a reason lists them in the same order each time.
    scans = sorted(scans);
    deniedLicences = sorted(deniedLicences);
  }

  public boolean minds(Level finding) {
    return finding.compareTo(severity) >= 0;
  }

  /** Whether one licence is denied; an expression of several has to be taken apart before. */
  public boolean denies(String licence) {
    String plain = plain(licence);
    return deniedLicences.stream().anyMatch(denied -> plain(denied).equalsIgnoreCase(plain));
  }

  private static String plain(String licence) {
    return VARIANT.matcher(licence).replaceFirst("");
  }

  private static <T extends Comparable<T>> Set<T> sorted(Collection<T> all) {
    return Collections.unmodifiableSet(new TreeSet<>(all));
  }
}
