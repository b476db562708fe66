package io.deployguardian.wire.http;

import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Place.Target;
import io.deployguardian.core.check.Probe.Attempt;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends a burst of GETs, one attempt only: what is repeated until it passes says nothing about the
 * tail. It goes where the guarded map says that the release answers, and nowhere else: a URL that
 * comes with a deployment could aim it at anybody. Redirects are answers, because whoever they lead
 * to didn't ask for load.
 */
record LoadProbe(Web web) {

  Attempt attempt(LoadCheck check, Place place) {
    try {
      return attempt(check, place, Urls.of(check.path(), place.url()));
    } catch (URISyntaxException e) {
      return HttpProbe.noUrl(check.path(), e);
    }
  }

  private Attempt attempt(LoadCheck check, Place place, URI url) {
    if (place.target().flatMap(Target::url).filter(own -> Passage.same(own, url)).isEmpty()) {
      return new Attempt.Broken(
          "a burst at " + Urls.shown(url),
          "the URL that the guarded map has for the release",
          "another one",
          "",
          false);
    }
    Passage passage = web.into(place);
    var burst = new Burst(() -> web.trail(passage, place.privateAllowed(), check.timeout()), url);
    Tally tally = burst.run(check.users(), check.duration());
    String request =
        "%d users for %d s of GET %s"
            .formatted(check.users(), check.duration().toSeconds(), Urls.shown(url));
    return judged(request, check, tally);
  }

  private static Attempt judged(String request, LoadCheck check, Tally tally) {
    if (tally.refusal().isPresent()) {
      Reply.Refused no = tally.refusal().get();
      return new Attempt.Broken(request, no.expected(), no.found(), "", false);
    }
    return mismatch(check, tally)
        .<Attempt>map(
            wrong ->
                new Attempt.Broken(
                    request, wrong.expected(), wrong.found(), tally.excerpt(), false))
        .orElseGet(() -> new Attempt.Held(tally.toString()));
  }

  private static Optional<Mismatch> mismatch(LoadCheck check, Tally tally) {
    if (tally.count() == 0) {
      return Optional.of(new Mismatch("requests", "none was made"));
    }
    Duration p95 = tally.percentile(95);
    if (tally.errorShare() > check.errors()) {
      String most = Tally.percent(check.errors());
      return Optional.of(new Mismatch("at most " + most + " errors", tally.toString()));
    }
    return p95.compareTo(check.p95()) > 0
        ? Optional.of(
            new Mismatch("a p95 of at most " + check.p95().toMillis() + " ms", tally.toString()))
        : Optional.empty();
  }
}
