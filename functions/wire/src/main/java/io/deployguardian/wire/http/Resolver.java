package io.deployguardian.wire.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Names to addresses. A seam, because tests need names that change their mind. */
interface Resolver {

  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All addresses of a host, in the order of preference; a literal address is its own. */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
