package io.deployguardian.wire.http;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a probe may reach. URLs come from plans and redirects, so without this anybody
 * who can push a commit could read what only the guardian's own network can.
 */
final class AddressRules {

  /**
   * Hand out credentials to whoever asks: never a release, so never probed, whatever is allowed.
   */
  private static final List<Block> NEVER =
      List.of(
          new Block("169.254.169.254/32", "cloud metadata"),
          new Block("169.254.170.0/24", "container credentials"),
          new Block("fd00:ec2::/32", "cloud metadata"),
          new Block("0.0.0.0/8", "unspecified"),
          new Block("::/128", "unspecified"),
          new Block("224.0.0.0/4", "multicast"),
          new Block("ff00::/8", "multicast"),
          new Block("240.0.0.0/4", "reserved"));

  private static final List<Block> OWN_MACHINE =
      List.of(
          new Block("127.0.0.0/8", "loopback"),
          new Block("::1/128", "loopback"),
          new Block("169.254.0.0/16", "link-local"),
          new Block("fe80::/10", "link-local"));

  private static final List<Block> PRIVATE =
      List.of(
          new Block("10.0.0.0/8", "private"),
          new Block("172.16.0.0/12", "private"),
          new Block("192.168.0.0/16", "private"),
          new Block("100.64.0.0/10", "shared"),
          new Block("192.0.0.0/24", "reserved"),
          new Block("198.18.0.0/15", "benchmarking"),
          new Block("fc00::/7", "private"),
          new Block("fec0::/10", "private"));

  /** IPv6 addresses that carry an IPv4 address, with the offset of its first byte. */
  private static final List<Carrier> CARRIERS =
      List.of(
          new Carrier(new Block("::/96", "IPv4-compatible"), 12),
          new Carrier(new Block("::ffff:0:0:0/96", "translated"), 12),
          new Carrier(new Block("64:ff9b::/96", "NAT64"), 12),
          new Carrier(new Block("2002::/16", "6to4"), 2));

  private AddressRules() {}

  /** What kind of address it is, if a probe may not reach it. */
  static Optional<String> refusal(
      InetAddress address, boolean privateAllowed, OwnMachine ownMachine) {
    boolean ownAllowed = privateAllowed && ownMachine == OwnMachine.REACHED;
    return kind(NEVER, address)
        .or(() -> ownAllowed ? Optional.empty() : kind(OWN_MACHINE, address))
        .or(() -> privateAllowed ? Optional.empty() : kind(PRIVATE, address))
        .or(() -> carried(address).flatMap(inner -> refusal(inner, privateAllowed, ownMachine)));
  }

  private static Optional<String> kind(List<Block> blocks, InetAddress address) {
    return blocks.stream().filter(block -> block.holds(address)).findFirst().map(Block::kind);
  }

  private static Optional<InetAddress> carried(InetAddress address) {
    if (address instanceof Inet4Address || address.isLoopbackAddress()) {
      return Optional.empty();
    }
    return CARRIERS.stream()
        .filter(carrier -> carrier.block().holds(address))
        .findFirst()
        .map(carrier -> inet4(address.getAddress(), carrier.offset()));
  }

  private static InetAddress inet4(byte[] bytes, int offset) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private record Carrier(Block block, int offset) {}

  /** A CIDR block. IPv4-mapped IPv6 addresses are IPv4 addresses to Java already. */
  private record Block(byte[] network, int bits, String kind) {

    Block(String cidr, String kind) {
      this(literal(cidr), Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1)), kind);
    }

    boolean holds(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != network.length) {
        return false;
      }
      int rest = bytes.length * 8 - bits;
      return new BigInteger(1, bytes)
          .shiftRight(rest)
          .equals(new BigInteger(1, network).shiftRight(rest));
    }

    private static byte[] literal(String cidr) {
      return InetAddress.ofLiteral(cidr.substring(0, cidr.indexOf('/'))).getAddress();
    }
  }
}
