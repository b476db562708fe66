package io.deployguardian.wire.http;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.Invocations;
import io.deployguardian.core.check.LambdaCheck;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Probe;
import io.deployguardian.core.check.SecurityHeadersCheck;
import io.deployguardian.core.check.TlsCheck;
import java.net.http.HttpClient;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;

/** A probe for each kind of check. */
public final class Probes implements Probe, AutoCloseable {

  private final Web web;
  private final HttpProbe http;
  private final TlsProbe tls;
  private final LambdaProbe lambda;
  private final LoadProbe load;

  public Probes(
      Invocations invocations, Bypasses bypasses, OwnMachine ownMachine, InstantSource clock) {
    this.web = Web.open(Resolver.SYSTEM, ownMachine, HttpClient.newBuilder(), bypasses);
    this.http = new HttpProbe(web);
    this.tls =
        new TlsProbe(web.addresses(), (SSLSocketFactory) SSLSocketFactory.getDefault(), clock);
    this.lambda = new LambdaProbe(invocations);
    this.load = new LoadProbe(web);
  }

  @Override
  public Attempt attempt(Check.Probed check, Place place) {
    return switch (check) {
      case HttpCheck it -> http.attempt(it, place);
      case SecurityHeadersCheck it -> http.attempt(it, place);
      case TlsCheck it -> tls.attempt(it, place);
      case LambdaCheck it -> lambda.attempt(it, place);
      case LoadCheck it -> load.attempt(it, place);
    };
  }

  @Override
  public void close() {
    web.close();
  }
}
