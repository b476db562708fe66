package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A part of a list, and the Link header that says where the rest is. */
final class Paging {
  private static final int USUAL = 30;
  private static final int MOST = 100;

  private Paging() {}

  static Answer list(Call call, List<? extends JsonNode> all) {
    return numbered(call, all, null);
  }

  /** Wrapped in an object, with the count of all. */
  static Answer counted(Call call, String name, List<? extends JsonNode> all) {
    return numbered(call, all, name);
  }

  private static Answer numbered(Call call, List<? extends JsonNode> all, String name) {
    int size = size(call);
    int page = Math.max(1, call.number("page", 1));
    int last = Math.max(1, (all.size() + size - 1) / size);
    List<String> links = new ArrayList<>();
    if (page > 1) {
      links.add(link(call, "page", page - 1, "prev"));
      links.add(link(call, "page", 1, "first"));
    }
    if (page < last) {
      links.add(link(call, "page", page + 1, "next"));
      links.add(link(call, "page", last, "last"));
    }
    var part = Json.array(part(all, (page - 1L) * size, size));
    JsonNode body =
        name == null
            ? part
            : Json.object().put("total_count", all.size()).<ObjectNode>set(name, part);
    return Answer.ok(body).with(linked(links));
  }

  /** With a cursor in place of a page's number, which nobody but us can read. */
  static Answer following(Call call, String parameter, List<? extends JsonNode> all) {
    int size = size(call);
    int from =
        call.query(parameter).map(cursor -> Integer.parseInt(cursor.substring(3), 16)).orElse(0);
    int to = from + size;
    List<String> links =
        to < all.size()
            ? List.of(link(call, parameter, "v1_" + Integer.toHexString(to), "next"))
            : List.of();
    return Answer.ok(Json.array(part(all, from, size))).with(linked(links));
  }

  private static int size(Call call) {
    return Math.clamp(call.number("per_page", USUAL), 1, MOST);
  }

  private static <T> List<T> part(List<T> all, long from, int size) {
    return all.stream().skip(from).limit(size).toList();
  }

  private static String link(Call call, String parameter, Object value, String relation) {
    String others =
        call.query().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(parameter))
            .map(entry -> entry.getKey() + "=" + entry.getValue().replace(" ", "+") + "&")
            .sorted()
            .collect(Collectors.joining());
    URI url = call.url();
    return "<%s://%s%s?%s%s=%s>; rel=\"%s\""
        .formatted(
            url.getScheme(),
            url.getAuthority(),
            url.getRawPath(),
            others,
            parameter,
            value,
            relation);
  }

  private static Map<String, String> linked(List<String> links) {
    return links.isEmpty() ? Map.of() : Map.of("Link", String.join(", ", links));
  }
}
