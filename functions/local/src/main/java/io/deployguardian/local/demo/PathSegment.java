package io.deployguardian.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;

/**
 * One segment of a URL's path. The JDK's own codec is for forms, where a plus sign means a space;
 * in a path it is a plus.
 */
final class PathSegment {

  private PathSegment() {}

  static String encode(String plain) {
    return URLEncoder.encode(plain, UTF_8).replace("+", "%20");
  }

  static String decode(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
  }
}
