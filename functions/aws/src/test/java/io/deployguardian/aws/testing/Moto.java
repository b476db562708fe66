package io.deployguardian.aws.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** AWS' emulator moto, on loopback. */
public final class Moto {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** Without Docker it can't run a function: this way it answers an invocation with its payload. */
  private static final String WITHOUT_DOCKER = "{\"lambda\": {\"use_docker\": false}}";

  // It ends with us, however we end: then its shell reads the end of our pipe.
  private static final String UNTIL_OUR_END =
      "\"$1\" -H 127.0.0.1 -p \"$2\" & cat > /dev/null; kill $!";

  private Moto() {}

  static Optional<Path> command() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "moto_server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * For Terraform, which only moto will do for. It isn't prepared: with its functions that answer,
   * its CloudFormation finds none.
   */
  public static Emulator startOrSkip() {
    if (command().isEmpty()) {
      System.err.println(
          "SKIPPED, not passed: no moto_server on the PATH; pip install 'moto[server]'");
      abort("no moto_server on the PATH");
    }
    return plain();
  }

  static Emulator start() {
    var moto = plain();
    prepare(moto.endpoint());
    return moto;
  }

  private static Emulator plain() {
    try {
      int port = freePort();
      var shell =
          new ProcessBuilder(
                  "sh", "-c", UNTIL_OUR_END, "moto", command().orElseThrow().toString(), "" + port)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      var moto = new Emulator("moto", URI.create("http://127.0.0.1:" + port), () -> stop(shell));
      awaitStart(moto, port);
      return moto;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is moto that runs there. */
  static boolean isAt(URI endpoint) {
    return ask(HttpRequest.newBuilder(endpoint.resolve("/moto-api/config")).build()) == 201;
  }

  /** Tells a moto that it is without Docker; any other emulator is left alone. */
  static void prepare(URI endpoint) {
    if (isAt(endpoint)) {
      ask(
          HttpRequest.newBuilder(endpoint.resolve("/moto-api/config"))
              .POST(BodyPublishers.ofString(WITHOUT_DOCKER))
              .build());
    }
  }

  private static int ask(HttpRequest request) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer of an emulator at " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void awaitStart(Emulator moto, int port) {
    long until = System.nanoTime() + START_LIMIT.toNanos();
    while (!isListening(port)) {
      if (System.nanoTime() > until) {
        moto.close();
        throw new IllegalStateException(
            "moto_server did not start within " + START_LIMIT.toSeconds() + " seconds");
      }
      pause();
    }
  }

  private static boolean isListening(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      // It says nowhere when it listens, so it is asked ten times a second.
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void stop(Process shell) {
    try {
      shell.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
