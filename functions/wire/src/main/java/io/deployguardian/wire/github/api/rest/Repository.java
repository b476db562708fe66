package io.deployguardian.wire.github.api.rest;

import java.util.regex.Pattern;

/** A repository's full name, of the characters that GitHub allows: it becomes a part of paths. */
public record Repository(String owner, String name) {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  public Repository {
    if (!isPart(owner) || !isPart(name)) {
      throw new IllegalArgumentException("found another text, expected a repository's owner/name");
    }
  }

  /** Reads {@code owner/name}. */
  public static Repository of(String fullName) {
    String[] parts = fullName.split("/", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException(
          "found " + parts.length + " parts, expected a repository's owner/name");
    }
    return new Repository(parts[0], parts[1]);
  }

  @Override
  public String toString() {
    return owner + "/" + name;
  }

  private static boolean isPart(String text) {
    return PART.matcher(text).matches() && !text.equals(".") && !text.equals("..");
  }
}
