package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpKitTest {
    private final CountDownLatch disconnected = new CountDownLatch(1);
    private final Transport transport = new Transport() {
        @Override
        public HttpResponse send(HttpCall call, CallContext context) {
            throw new AssertionError("Nothing is sent here.");
        }

        @Override
        public void close() {
            disconnected.countDown();
        }
    };
    private final HttpKit kit =
            new HttpKit(HttpConfig.defaults(), transport, transport, new SavedResponses(Optional.empty()));

    @Test
    void staysConnectedUntilRunningCallsHaveEnded() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Thread call = new Thread(() -> {
            try (Registration use = kit.begin()) {
                running.countDown();
                finish.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        call.start();
        running.await();
        Thread closing = new Thread(kit::close);
        closing.start();
        while (catchThrowable(() -> kit.begin().close()) == null) {
            Thread.onSpinWait();
        }
        assertThat(disconnected.getCount()).isOne();
        finish.countDown();
        closing.join();
        call.join();
        assertThat(disconnected.getCount()).isZero();
    }

    @Test
    void disconnectsCallsThatDoNotEndInTime() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        Thread call = new Thread(() -> {
            try (Registration use = kit.begin()) {
                running.countDown();
                disconnected.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        call.start();
        running.await();
        kit.close(Duration.ofNanos(1));
        call.join();
        assertThat(disconnected.getCount()).isZero();
    }

    @Test
    void refusesCallsOnceItIsClosed() {
        kit.close();
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(kit::begin)
                .withMessage("This HTTP kit is closed; the call was not made.")
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
    }
}
