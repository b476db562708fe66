package io.deployguardian.wire.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Where hosts are, as far as a probe may reach them. */
record Addresses(Resolver resolver, OwnMachine ownMachine) {

  /** Where a host is, or what to say about it. */
  sealed interface Found {

    record At(InetAddress address) implements Found {}

    record Nowhere(Reply why) implements Found {}
  }

  /** One forbidden address among several is enough: nobody knows which one is taken. */
  Found of(String host, boolean privateAllowed) {
    try {
      List<InetAddress> all = resolver.resolve(host);
      Optional<String> kind =
          all.stream()
              .map(address -> AddressRules.refusal(address, privateAllowed, ownMachine))
              .flatMap(Optional::stream)
              .findFirst();
      return kind.isPresent()
          ? new Found.Nowhere(new Reply.Refused("a public address", "a " + kind.get() + " address"))
          : new Found.At(all.getFirst());
    } catch (UnknownHostException e) {
      return new Found.Nowhere(new Reply.Failed("no address of that name"));
    }
  }
}
