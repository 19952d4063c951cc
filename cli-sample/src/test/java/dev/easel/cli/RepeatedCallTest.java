package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.retry.RetryPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says about calls that may be made, and billed, more than once. */
class RepeatedCallTest {
    @TempDir
    private static Path folder;

    private final List<RetryPolicy> policies = new ArrayList<>();
    private final List<Optional<String>> keys = new ArrayList<>();
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Shell shell = Shell.using(provider.provider())
            .variable("PAID_API_KEY", "sk-1")
            .withProvider(ProviderKind.remote("paid", "PAID_API_KEY", (settings, kit) -> {
                policies.add(settings.retries());
                return provider.provider();
            }));

    RepeatedCallTest() {
        provider.answer((request, context) -> {
            keys.add(context.idempotencyKey());
            return ImageResult.builder("paid")
                    .image(GeneratedImage.received(ImageData.of(TestImages.png(8, 8))))
                    .build();
        });
    }

    static Stream<List<String>> everyVerb() {
        String photo = TestImages.write(folder.resolve("photo.png"), TestImages.png(8, 8))
                .toString();
        return Stream.of(
                List.of("generate", "a cat"),
                List.of("edit", photo, "-p", "a cat"),
                List.of("inpaint", photo, "-p", "a cat", "--rect", "1,1,4,4"),
                List.of("expand", photo, "-p", "a cat", "--border", "0.2"));
    }

    private Shell.Result run(List<String> verb, String... more) {
        List<Object> arguments = new ArrayList<>(verb);
        arguments.addAll(List.of("--force", "-o", folder.resolve("out.png")));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray());
    }

    @ParameterizedTest
    @MethodSource("everyVerb")
    void anUnknownOutcomeIsRepeatedOnlyWhereItIsRequested(List<String> verb) {
        assertThat(run(verb, "--provider", "paid").code()).isZero();
        run(verb, "--provider", "paid", "--repeat-unknown");
        assertThat(policies)
                .containsExactly(RetryPolicy.defaults(), RetryPolicy.defaults().repeatingUnknownOutcomes());
    }

    @ParameterizedTest
    @MethodSource("everyVerb")
    void theKeyReachesTheProvider(List<String> verb) {
        Shell.Result result = run(verb, "--provider", "paid", "--idempotency-key", "order-17");
        assertThat(result.code()).isZero();
        assertThat(keys).containsExactly(Optional.of("order-17"));
    }

    @ParameterizedTest
    @MethodSource("everyVerb")
    void bothAreRejectedWhereTheyDoNothing(List<String> verb) {
        for (String[] option :
                List.of(new String[] {"--repeat-unknown"}, new String[] {"--idempotency-key", "order-17"})) {
            Shell.Result result = run(verb, option);
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.errorLine()).contains(option[0], "'offline' works on this machine");
        }
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void anInvalidKeyIsAUsageError() {
        Shell.Result result = run(List.of("generate", "a cat"), "--provider", "paid", "--idempotency-key", "a\u00e9");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("printable ASCII");
        assertThat(provider.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--size", "--json"})
    void aSizeThatCannotBeDeliveredIsNotPaidFor(String option) {
        List<String> verb = List.of("generate", "a cat", "--size", "20000x20000");
        Shell.Result result = option.equals("--json") ? run(verb, option) : run(verb);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out() + result.err()).contains("more than the limit of 50000000");
        assertThat(provider.received()).isEmpty();
    }
}
