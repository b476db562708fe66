package io.deployguardian.wire.http;

import io.deployguardian.wire.http.FirstBytes.Body;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Takes a body's first bytes and leaves the rest: an endless answer is neither read nor waited for.
 */
final class FirstBytes implements BodySubscriber<Body> {

  /**
   * @param cut whether there was more
   */
  record Body(byte[] bytes, boolean cut) {}

  private final int limit;
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final CompletableFuture<Body> body = new CompletableFuture<>();
  private Subscription subscription;

  FirstBytes(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<Body> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int room = limit - taken.size();
      byte[] bytes = new byte[Math.min(room, buffer.remaining())];
      buffer.get(bytes);
      taken.writeBytes(bytes);
      if (buffer.hasRemaining()) {
        subscription.cancel();
        body.complete(new Body(taken.toByteArray(), true));
        return;
      }
    }
  }

  @Override
  public void onError(Throwable problem) {
    body.completeExceptionally(problem);
  }

  @Override
  public void onComplete() {
    body.complete(new Body(taken.toByteArray(), false));
  }
}
