package io.deployguardian.lambdastandin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A runtime of Lambda's own making, as a package's bootstrap starts it: it answers with what it was
 * told and where it runs, and misbehaves when it is asked to.
 */
final class TinyRuntime {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String API =
      "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";

  private TinyRuntime() {}

  /** A package whose bootstrap runs this class on the test's own JVM. */
  static Path zip(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String script =
        "#!/bin/sh\nexec '%s/bin/java' -Xshare:auto -XX:TieredStopAtLevel=1 -cp '%s' %s\n"
            .formatted(
                System.getProperty("java.home"),
                Path.of("target/test-classes").toAbsolutePath(),
                TinyRuntime.class.getName());
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("bootstrap"));
      zip.write(script.getBytes());
    }
    return file;
  }

  public static void main(String... arguments) throws Exception {
    String broken = System.getenv("BROKEN");
    if ("exit".equals(broken)) {
      System.out.println("found no reason to start");
      System.exit(3);
    }
    if (broken != null) {
      post("init/error", "{\"errorType\":\"Wrong\",\"errorMessage\":\"" + broken + "\"}");
      System.exit(1);
    }
    while (true) {
      handle(CLIENT.send(request("invocation/next").build(), BodyHandlers.ofString()));
    }
  }

  private static void handle(HttpResponse<String> next) throws Exception {
    String id = next.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    String arn = next.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn").orElseThrow();
    long left =
        Long.parseLong(next.headers().firstValue("Lambda-Runtime-Deadline-Ms").orElseThrow())
            - System.currentTimeMillis();
    switch (next.body()) {
      case "\"fail\"" ->
          post(
              "invocation/" + id + "/error",
              "{\"errorType\":\"Oops\",\"errorMessage\":\"as told\"}");
      case "\"die\"" -> Runtime.getRuntime().halt(7);
      case "\"dawdle\"" -> Thread.sleep(60_000); // Longer than any function of the tests may take.
      default ->
          post(
              "invocation/" + id + "/response",
              """
              {"told": %s, "arn": "%s", "intime": %s, "pid": %d, "name": "%s", "home": "%s", "told2": "%s"}
              """
                  .formatted(
                      next.body(),
                      arn,
                      left > 0,
                      ProcessHandle.current().pid(),
                      System.getenv("AWS_LAMBDA_FUNCTION_NAME"),
                      System.getenv("HOME"),
                      System.getenv("TOLD")));
    }
  }

  private static void post(String path, String body) throws Exception {
    CLIENT.send(
        request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.discarding());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(API + path));
  }
}
