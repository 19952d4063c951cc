package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.ssl.SSLInitializationException;
import org.junit.jupiter.api.Test;

class LazyTlsStrategyTest {
    private static void upgrade(TlsSocketStrategy strategy) throws IOException {
        strategy.upgrade(new Socket(), "localhost", 443, null, null);
    }

    @Test
    void preparesTlsOnceAndOnlyWhenItIsNeeded() throws IOException {
        AtomicInteger preparations = new AtomicInteger();
        AtomicInteger upgrades = new AtomicInteger();
        LazyTlsStrategy strategy = new LazyTlsStrategy(() -> {
            preparations.incrementAndGet();
            return (socket, target, port, attachment, call) -> {
                upgrades.incrementAndGet();
                return null;
            };
        });
        assertThat(preparations).hasValue(0);

        upgrade(strategy);
        upgrade(strategy);

        assertThat(preparations).hasValue(1);
        assertThat(upgrades).hasValue(2);
    }

    @Test
    void isAFailureOfTheConnectionWhereThereIsNoTls() {
        LazyTlsStrategy strategy = new LazyTlsStrategy(() -> {
            throw new SSLInitializationException("no provider", new IllegalArgumentException());
        });

        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> upgrade(strategy))
                .withMessage("TLS cannot be used: no provider");
    }
}
