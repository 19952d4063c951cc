package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true, false, false",
        "10.1.2.3, false, true, false",
        "127.0.0.1, false, false, false",
        "::1, false, false, false",
        "fd00::1, false, true, false",
        "2606:4700::1, true, false, false",
        "64:ff9b::10.1.2.3, false, false, false"
    })
    void allowsWhatItNames(String literal, boolean isPublic, boolean isOurs, boolean none) throws UnknownHostException {
        InetAddress address = address(literal);
        AddressRule ours = AddressRule.of("10.0.0.0/8", "fd00::/8");
        assertThat(AddressRule.publicOnly().allows(address)).isEqualTo(isPublic);
        assertThat(ours.allows(address)).isEqualTo(isOurs);
        assertThat(ours.or(AddressRule.publicOnly()).allows(address)).isEqualTo(isPublic || isOurs);
        assertThat(AddressRule.none().allows(address)).isEqualTo(none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/a.png", "http://[::1]:81/", "http://localhost/"})
    void judgesAHostByItsAddress(String url) {
        assertThat(AddressRule.of("127.0.0.0/8", "::1").allowsHostOf(URI.create(url)))
                .isTrue();
        assertThat(AddressRule.publicOnly().allowsHostOf(URI.create(url))).isFalse();
        assertThat(AddressRule.none().allowsHostOf(URI.create(url))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:,a", "http:///a.png", "http://a_b/", "mailto:a@example.org"})
    void allowsNoUrlWithoutAHost(String url) {
        assertThat(AddressRule.of("0.0.0.0/0", "::/0").allowsHostOf(URI.create(url)))
                .isFalse();
    }

    @Test
    void namesItsParts() {
        assertThat(AddressRule.none()).hasToString("none");
        assertThat(AddressRule.publicOnly().or(AddressRule.of("10.0.0.0/8")).or(AddressRule.of("10.0.0.0/8")))
                .hasToString("public, 10.0.0.0/8");
    }
}
