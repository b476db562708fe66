package io.deployguardian.wire.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One TLS handshake, all of it within a timeout. */
final class Handshake implements AutoCloseable {

  private final SSLSocketFactory sockets;
  private final Duration timeout;
  // A proxy would resolve the name again, behind the check.
  private final Socket plain = new Socket(Proxy.NO_PROXY);
  private final Thread watch;
  private volatile boolean late;

  Handshake(SSLSocketFactory sockets, Duration timeout) {
    this.sockets = sockets;
    this.timeout = timeout;
    this.watch = Thread.ofVirtual().start(this::endInTime);
  }

  /** The certificate of a host that proved to be who it says. */
  X509Certificate leaf(URI url, InetAddress address) throws IOException {
    String host = url.getHost().replaceAll("^\\[|\\]$", "");
    try {
      plain.connect(new InetSocketAddress(address, Urls.port(url)));
      try (var socket = (SSLSocket) sockets.createSocket(plain, host, Urls.port(url), true)) {
        SSLParameters parameters = socket.getSSLParameters();
        // Without it any host with a trusted certificate would do.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
      }
    } catch (IOException e) {
      throw late
          ? new SocketTimeoutException("no handshake within " + timeout.toMillis() + " ms")
          : e;
    }
  }

  /** A timeout of the socket's own would begin anew with every byte that drips. */
  private void endInTime() {
    try {
      Thread.sleep(timeout);
      late = true;
      plain.close();
    } catch (InterruptedException e) {
      // In time.
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    plain.close();
  }
}
