package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Things of one kind in the order in which they were made, found by a number. */
final class Shelf {
  private final String key;
  private final List<ObjectNode> things = new CopyOnWriteArrayList<>();

  Shelf(String key) {
    this.key = key;
  }

  ObjectNode add(ObjectNode thing) {
    things.add(thing);
    return thing;
  }

  ObjectNode get(long id) {
    return find(id).orElseThrow(Answer::notFound);
  }

  Optional<ObjectNode> find(long id) {
    return things.stream().filter(thing -> thing.path(key).asLong() == id).findFirst();
  }

  /** The same thing with what was changed on a copy of it. */
  synchronized ObjectNode change(long id, UnaryOperator<ObjectNode> change) {
    ObjectNode old = get(id);
    ObjectNode changed = change.apply(old.deepCopy());
    things.set(things.indexOf(old), changed);
    return changed;
  }

  List<JsonNode> all() {
    return List.copyOf(things);
  }

  List<ObjectNode> where(Predicate<ObjectNode> condition) {
    return things.stream().filter(condition).toList();
  }

  List<ObjectNode> newestFirst(Predicate<ObjectNode> condition) {
    return where(condition).reversed();
  }

  void clear() {
    things.clear();
  }

  int size() {
    return things.size();
  }
}
