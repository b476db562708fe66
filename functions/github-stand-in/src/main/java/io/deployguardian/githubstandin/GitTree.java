package io.deployguardian.githubstandin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Commits in one line, each upon the one before, and the names that point to them. */
final class GitTree {

  record Commit(
      String sha, Optional<String> parent, String author, Instant at, Map<String, String> files) {}

  record Change(String file, String status) {}

  private final List<Commit> commits = new CopyOnWriteArrayList<>();
  private final Map<String, String> refs = new ConcurrentHashMap<>();

  void commit(String sha, String author, Instant at, Map<String, String> files) {
    var parent = commits.isEmpty() ? null : commits.getLast().sha();
    commits.add(new Commit(sha, Optional.ofNullable(parent), author, at, new TreeMap<>(files)));
    refs.put("main", sha);
  }

  void ref(String name, String sha) {
    refs.put(name, sha);
  }

  /** By name, full name or id; without any, the main branch. */
  Optional<Commit> find(String ref) {
    String name = ref.replaceFirst("^(refs/)?(heads|tags)/", "");
    String sha = refs.getOrDefault(name, ref);
    return commits.stream().filter(commit -> commit.sha().equals(sha)).findFirst();
  }

  /** What comes after the one, up to and with the other; nothing if the other is older. */
  List<Commit> between(Commit base, Commit head) {
    int from = commits.indexOf(base) + 1;
    int to = commits.indexOf(head) + 1;
    return from < to ? List.copyOf(commits.subList(from, to)) : List.of();
  }

  static List<Change> changes(Commit base, Commit head) {
    List<Change> changes = new ArrayList<>();
    head.files()
        .forEach(
            (file, text) -> {
              String before = base.files().get(file);
              if (before == null) {
                changes.add(new Change(file, "added"));
              } else if (!before.equals(text)) {
                changes.add(new Change(file, "modified"));
              }
            });
    base.files().keySet().stream()
        .filter(file -> !head.files().containsKey(file))
        .forEach(file -> changes.add(new Change(file, "removed")));
    return changes;
  }
}
