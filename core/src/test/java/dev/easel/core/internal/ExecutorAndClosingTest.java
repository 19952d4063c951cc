package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ExecutorAndClosingTest {
    private static final byte[] PNG = TestImages.photo(8, 8).bytes();
    private static final GenerateRequest THREE =
            GenerateRequest.builder("cats").count(3).maxCalls(3).build();

    private final List<String> threads = new CopyOnWriteArrayList<>();

    private Easel easel(Executor executor) {
        ScriptedProvider provider = new ScriptedProvider(
                "one by one", Capabilities.builder().source("test").build());
        for (int i = 0; i < 3; i++) {
            provider.answer((request, context) -> {
                threads.add(Thread.currentThread().getName());
                return ImageResult.builder("one by one")
                        .image(GeneratedImage.received(TestImages.photo(8, 8)))
                        .build();
            });
        }
        return EaselBuilder.create()
                .provider(provider.provider())
                .executor(executor)
                .build();
    }

    @Test
    void runsAllCallsOfOneRequestOnTheExecutor() {
        ExecutorService pool = Executors.newFixedThreadPool(3, task -> new Thread(task, "pool"));
        try (Easel easel = easel(pool)) {
            assertThat(easel.generate(THREE).start().join().images()).hasSize(3);
        } finally {
            pool.shutdownNow();
        }
        assertThat(threads).hasSize(3).containsOnly("pool");
    }

    @Test
    void makesAllCallsWithAnExecutorOfOneThread() {
        ExecutorService pool = Executors.newSingleThreadExecutor(task -> new Thread(task, "single"));
        try (Easel easel = easel(pool)) {
            assertThat(easel.generate(THREE).start().join().images()).hasSize(3);
        } finally {
            pool.shutdownNow();
        }
        assertThat(threads).containsExactly("single", "single", "single");
    }

    @Test
    void makesAllCallsOnTheCallingThreadIfTheExecutorAcceptsNone() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.shutdownNow();
        try (Easel easel = easel(pool)) {
            assertThat(easel.generate(THREE).execute().images()).hasSize(3);
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> easel.generate(THREE).start().join())
                    .withCauseInstanceOf(CallCancelledException.class);
        }
        assertThat(threads).containsOnly(Thread.currentThread().getName());
    }

    @Test
    void rejectsCallsOfAClosedEasel() {
        ScriptedProvider provider = new ScriptedProvider().answer(PNG);
        Easel easel = EaselBuilder.create().provider(provider.provider()).build();
        Easel second = easel.with(provider.provider());
        easel.close();
        for (Easel closed : List.of(easel, second)) {
            assertThatExceptionOfType(CallCancelledException.class)
                    .isThrownBy(
                            () -> closed.generate(GenerateRequest.of("a cat")).execute())
                    .withMessageContaining("closed")
                    .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() ->
                            closed.generate(GenerateRequest.of("a cat")).start().join())
                    .withCauseInstanceOf(CallCancelledException.class);
        }
        assertThat(provider.received()).isEmpty();
    }
}
