package dev.easel.http.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "169.254.255.255",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.0",
                "192.0.0.255",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.0",
                "255.255.255.255"
            })
    void rejectsSpecialIpv4(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("::ffff:" + address)))
                .isFalse();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("::" + address))).isFalse();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("64:ff9b::" + address)))
                .isFalse();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("2a00:1::5efe:" + address)))
                .as("ISATAP")
                .isFalse();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("2a00:1::200:5efe:" + address)))
                .as("ISATAP")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.88.98.1",
                "192.88.100.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.1",
                "198.51.101.1",
                "203.0.112.1",
                "203.0.114.1",
                "223.255.255.255",
                "8.8.8.8"
            })
    void allowsTheNeighborsOfSpecialIpv4(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("::ffff:" + address)))
                .isTrue();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("64:ff9b::" + address)))
                .isTrue();
        assertThat(AddressGuard.isPublic(InetAddress.getByName("2a00:1::5efe:" + address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "1fff:ffff::1",
                "4000::1",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:0:808:808::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2001:db8:ffff::1",
                "2002:808:808::1",
                "3fff::1",
                "3fff:fff:ffff::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "5f00::1"
            })
    void rejectsSpecialIpv6(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000::1",
                "2001:200::1",
                "2001:db7:ffff::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700:4700::1111",
                "3ffe::1",
                "3fff:1000::1",
                "3ffe:ffff::1"
            })
    void allowsGlobalIpv6(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
    }
}
