package io.deployguardian.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.216.34",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "169.253.255.255",
        "223.255.255.255",
        "2606:2800:220:1:248:1893:25c8:1946",
        "64:ff9b::5db8:d822",
        "2002:5db8:d822::1"
      })
  void public_addresses_may_be_reached(String address) {
    assertThat(AddressRules.refusal(InetAddress.ofLiteral(address), false, OwnMachine.REACHED))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,loopback",
    "127.255.255.254,loopback",
    "::1,loopback",
    "10.0.0.1,private",
    "172.16.0.1,private",
    "172.31.255.255,private",
    "192.168.1.1,private",
    "100.64.0.1,shared",
    "100.127.255.255,shared",
    "169.254.0.1,link-local",
    "fe80::1,link-local",
    "fc00::1,private",
    "fdff::1,private",
    "::ffff:10.0.0.1,private",
    "::ffff:127.0.0.1,loopback",
    "::10.0.0.1,private",
    "64:ff9b::a00:1,private",
    "2002:0a00:0001::1,private",
    "198.18.0.1,benchmarking"
  })
  void private_addresses_are_refused_unless_they_are_allowed(String address, String kind) {
    assertThat(AddressRules.refusal(InetAddress.ofLiteral(address), false, OwnMachine.REACHED))
        .contains(kind);
    assertThat(AddressRules.refusal(InetAddress.ofLiteral(address), true, OwnMachine.REACHED))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "169.254.169.254,cloud metadata",
    "::ffff:169.254.169.254,cloud metadata",
    "64:ff9b::a9fe:a9fe,cloud metadata",
    "fd00:ec2::254,cloud metadata",
    "169.254.170.2,container credentials",
    "0.0.0.0,unspecified",
    "0.1.2.3,unspecified",
    "::,unspecified",
    "224.0.0.1,multicast",
    "ff02::1,multicast",
    "255.255.255.255,reserved"
  })
  void what_hands_out_credentials_or_is_no_host_is_refused_always(String address, String kind) {
    assertThat(AddressRules.refusal(InetAddress.ofLiteral(address), false, OwnMachine.REACHED))
        .contains(kind);
    assertThat(AddressRules.refusal(InetAddress.ofLiteral(address), true, OwnMachine.REACHED))
        .contains(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,loopback",
    "::1,loopback",
    "::ffff:127.0.0.1,loopback",
    "169.254.100.1,link-local",
    "fe80::1,link-local"
  })
  void on_lambda_nobody_reaches_what_runs_beside_the_function(String address, String kind) {
    var found = InetAddress.ofLiteral(address);
    assertThat(AddressRules.refusal(found, false, OwnMachine.REFUSED)).contains(kind);
    assertThat(AddressRules.refusal(found, true, OwnMachine.REFUSED)).contains(kind);
  }

  @Test
  void on_lambda_a_private_network_is_reached_where_it_is_allowed() {
    var network = InetAddress.ofLiteral("10.0.0.1");
    assertThat(AddressRules.refusal(network, true, OwnMachine.REFUSED)).isEmpty();
    assertThat(AddressRules.refusal(network, false, OwnMachine.REFUSED)).contains("private");
  }
}
