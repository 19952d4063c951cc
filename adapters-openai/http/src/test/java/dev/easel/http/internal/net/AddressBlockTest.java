package dev.easel.http.internal.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBlockTest {
    @ParameterizedTest
    @CsvSource({
        "10/8, 10.0.0.0, 10.255.255.255, 9.255.255.255, 11.0.0.0",
        "100.64/10, 100.64.0.0, 100.127.255.255, 100.63.255.255, 100.128.0.0",
        "192.0.2/24, 192.0.2.0, 192.0.2.255, 192.0.1.255, 192.0.3.0",
        "203.0.113.9/32, 203.0.113.9, 203.0.113.9, 203.0.113.8, 203.0.113.10",
        "2001:db8/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::, 2001:db9::",
        "3fff:/20, 3fff::, 3fff:fff:ffff::, 3ffe:ffff::, 3fff:1000::",
        "64:ff9b:0:0:0:0/96, 64:ff9b::, 64:ff9b::255.255.255.255, 64:ff9a::, 64:ff9b::1:0:0",
        "1:2:3:4:5:6:7:fffe/127, 1:2:3:4:5:6:7:fffe, 1:2:3:4:5:6:7:ffff, 1:2:3:4:5:6:7:fffd, 1:2:3:4:5:6:8:fffe"
    })
    void containsItsAddressesAndNoOthers(String text, String first, String last, String before, String after)
            throws UnknownHostException {
        AddressBlock block = AddressBlock.parse(text);

        assertThat(block.contains(bytes(first))).isTrue();
        assertThat(block.contains(bytes(last))).isTrue();
        assertThat(block.contains(bytes(before))).isFalse();
        assertThat(block.contains(bytes(after))).isFalse();
    }

    @Test
    void containsNoAddressOfTheOtherLength() throws UnknownHostException {
        assertThat(AddressBlock.parse("0/0").contains(bytes("::1"))).isFalse();
        assertThat(AddressBlock.parse("0:/0").contains(bytes("10.0.0.1"))).isFalse();
    }

    private static byte[] bytes(String address) throws UnknownHostException {
        return InetAddress.getByName(address).getAddress();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "0.0.0.0/0, 0.0.0.0/0",
        "192.0.2.7, 192.0.2.7/32",
        "fd00::/8, fd00:0:0:0:0:0:0:0/8",
        "::1, 0:0:0:0:0:0:0:1/128",
        "::/0, 0:0:0:0:0:0:0:0/0"
    })
    void readsCidrNotation(String text, String told) {
        assertThat(AddressBlock.of(text)).hasToString(told).isEqualTo(AddressBlock.of(told));
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, expected a block such as 10.0.0.0/8",
        "'', expected a block such as 10.0.0.0/8",
        "10/8, expected a block such as 10.0.0.0/8",
        "10.0.0.256/32, expected a block such as 10.0.0.0/8",
        "fd00/8, expected a block such as 10.0.0.0/8",
        "fd00:::/8, expected a block such as 10.0.0.0/8",
        ".::1, expected a block such as 10.0.0.0/8",
        "10.0.0.0/33, expected a length from 0 to 32",
        "10.0.0.0/, expected a length from 0 to 32",
        "10.0.0.0/-1, expected a length from 0 to 32",
        "10.0.0.0/8/8, expected a length from 0 to 32",
        "fd00::/129, expected a length from 0 to 128",
        "10.0.0.5/8, did you mean 10.0.0.0/8?",
        "fd00::1/64, did you mean fd00:0:0:0:0:0:0:0/64?"
    })
    void saysWhatIsWrongWithABlock(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressBlock.of(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining(message);
    }
}
