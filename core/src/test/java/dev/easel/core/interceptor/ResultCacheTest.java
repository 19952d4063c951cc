package dev.easel.core.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultCacheTest {
    private static final byte[] PNG = TestImages.png(4, 4, (x, y) -> 0xFF00FF00);
    private static final GenerateRequest REQUEST = GenerateRequest.of("a cat");

    @TempDir
    private Path folder;

    private final ResultCache cache = ResultCache.ofBytes(3L * PNG.length);
    private int calls;

    private record Style(String name) implements ProviderOptions {}

    private ImageResult call(ImageRequest request) {
        return cache.call(request, new RecordingContext(), () -> {
            calls++;
            return ImageResult.builder("test")
                    .image(GeneratedImage.received(ImageData.of(PNG)))
                    .build();
        });
    }

    private static ImageData photo(int width) {
        return TestImages.photo(width, 8);
    }

    private static InpaintRequest inpaint(int left) {
        return InpaintRequest.of(photo(8), TestImages.mask(8, 8, left, 1, 4, 4), "a ball");
    }

    @Test
    void imagesFromTheCacheCostNothing() {
        Cost paid = Cost.reported(Money.usd("0.04"));
        ImageResult first = cache.call(
                REQUEST,
                new RecordingContext(),
                () -> ImageResult.builder("test")
                        .image(GeneratedImage.received(ImageData.of(PNG)))
                        .cost(Optional.of(paid))
                        .build());
        assertThat(first.cost()).contains(paid);
        assertThat(call(REQUEST).cost()).contains(Cost.nothing());
        assertThat(first.toBuilder().merge(call(REQUEST)).build().cost()).contains(paid);
    }

    /** Pairs of requests that differ in one thing. */
    static Stream<List<ImageRequest>> differing() {
        return Stream.of(
                List.of(REQUEST, GenerateRequest.of("a dog")),
                List.of(REQUEST, REQUEST.toBuilder().count(2).build()),
                List.of(REQUEST, REQUEST.toBuilder().model("other").build()),
                List.of(REQUEST, REQUEST.toBuilder().size(64, 64).build()),
                List.of(REQUEST, REQUEST.toBuilder().seed(1).build()),
                List.of(REQUEST, REQUEST.toBuilder().output(Output.jpeg(80)).build()),
                List.of(REQUEST, REQUEST.toBuilder().options(new Style("ink")).build()),
                List.of(EditRequest.of(photo(8), "blue"), EditRequest.of(photo(9), "blue")),
                List.of(inpaint(1), inpaint(2)),
                List.of(inpaint(1), EditRequest.of(photo(8), "a ball")));
    }

    @ParameterizedTest
    @MethodSource("differing")
    void callsOncePerDifferentRequest(List<ImageRequest> pair) {
        call(pair.get(0));
        call(pair.get(1));
        assertThat(calls).isEqualTo(2);
        call(pair.get(0).toBuilder().build());
        call(pair.get(1).toBuilder().build());
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void notesThatTheImagesComeFromTheCache() {
        assertThat(call(REQUEST).notes()).isEmpty();
        ImageResult again = call(REQUEST);
        assertThat(again.first().bytes()).isEqualTo(PNG);
        assertThat(again.notes())
                .extracting(Note::message)
                .singleElement()
                .asString()
                .contains("cache");
    }

    @Test
    void comparesImagesByTheirBytes() {
        call(inpaint(1));
        call(inpaint(1));
        call(EditRequest.of(photo(8), "blue"));
        call(EditRequest.of(photo(8), "blue"));
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void neverCachesRequestsWithImagesByUrl() {
        EditRequest request = EditRequest.of(ImageSource.of(URI.create("http://127.0.0.1/a.png")), "blue");
        assertThat(call(request).images()).hasSize(1);
        assertThat(call(request).images()).hasSize(1);
        assertThat(calls).isEqualTo(2);
        assertThat(cache.held()).isZero();
    }

    @Test
    void dropsTheLeastRecentlyRequested() {
        call(GenerateRequest.of("1"));
        call(GenerateRequest.of("2"));
        call(GenerateRequest.of("3"));
        call(GenerateRequest.of("1"));
        call(GenerateRequest.of("4"));
        assertThat(calls).isEqualTo(4);
        assertThat(cache.held()).isEqualTo(3L * PNG.length);
        call(GenerateRequest.of("1"));
        assertThat(calls).isEqualTo(4);
        call(GenerateRequest.of("2"));
        assertThat(calls).isEqualTo(5);
    }

    @Test
    void doesNotKeepPartialResults() {
        for (int i = 0; i < 2; i++) {
            cache.call(REQUEST, new RecordingContext(), () -> {
                calls++;
                return ImageResult.builder("test")
                        .image(GeneratedImage.received(ImageData.of(PNG)))
                        .partialFailure(ProviderException.of(Reason.CONTENT_REJECTED, "no")
                                .build())
                        .build();
            });
        }
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void keepsTheImagesOfSeveralCallsOfOneVerbApart() {
        ScriptedProvider one =
                new ScriptedProvider("one", Capabilities.builder().build());
        byte[] other = TestImages.png(4, 4, (x, y) -> 0xFFFF0000);
        one.answer(PNG).answer(other);
        try (Easel easel = EaselBuilder.create()
                .provider(one.provider().around(cache))
                .executor(Runnable::run)
                .timer(new ManualTimer())
                .build()) {
            GenerateRequest two =
                    GenerateRequest.builder("a cat").count(2).maxCalls(2).build();
            assertThat(easel.generate(two).execute().images())
                    .extracting(GeneratedImage::bytes)
                    .containsExactlyInAnyOrder(PNG, other);
            assertThat(easel.generate(two).execute().images())
                    .extracting(GeneratedImage::bytes)
                    .containsExactlyInAnyOrder(PNG, other);
        }
        assertThat(one.received()).hasSize(2);
    }

    @Test
    void returnsAPaidResultThatItCannotCopy() throws IOException {
        Path file = Files.write(folder.resolve("image.png"), PNG);
        ImageResult result = cache.call(REQUEST, new RecordingContext(), () -> {
            ImageResult paid = ImageResult.builder("test")
                    .image(GeneratedImage.received(ImageData.of(file)))
                    .build();
            delete(file);
            return paid;
        });
        assertThat(result.images()).hasSize(1);
        assertThat(cache.held()).isZero();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesASizeOfZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResultCache.ofBytes(0))
                .withMessage("Invalid cache size of 0 bytes: at least 1 is required.");
    }

    @Test
    void keepsAResultThatFillsItAndReturnsOneThatDoesNotFit() {
        ResultCache exact = ResultCache.ofBytes(PNG.length);
        ResultCache small = ResultCache.ofBytes(PNG.length - 1);
        for (ResultCache each : List.of(exact, small)) {
            assertThat(each.call(REQUEST, new RecordingContext(), ResultCacheTest::image)
                            .images())
                    .hasSize(1);
        }
        assertThat(exact.held()).isEqualTo(PNG.length);
        assertThat(small.held()).isZero();
    }

    private static ImageResult image() {
        return ImageResult.builder("test")
                .image(GeneratedImage.received(ImageData.of(PNG)))
                .build();
    }
}
