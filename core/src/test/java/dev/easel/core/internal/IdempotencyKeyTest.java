package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ScriptedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller's own key reaches each paid call, and tells the calls of one verb apart. */
class IdempotencyKeyTest extends ScriptedVerbs {
    private static final String KEY = "order-17";

    /** The keys by the number of their call: parallel calls come in any order. */
    private final Map<Integer, Optional<String>> keys = new TreeMap<>();

    private ImageResult answer(ImageRequest request, CallContext context, int images) {
        synchronized (keys) {
            keys.put(context.part(), context.idempotencyKey());
        }
        ImageResult.Builder result = ImageResult.builder("test");
        for (int i = 0; i < images; i++) {
            result.image(GeneratedImage.received(ImageData.of(PNG)));
        }
        return result.build();
    }

    private void answers(ScriptedProvider provider, int... images) {
        for (int count : images) {
            provider.answer((request, context) -> answer(request, context, count));
        }
    }

    private List<String> keys() {
        return keys.values().stream().map(Optional::orElseThrow).toList();
    }

    static Stream<ImageRequest> everyVerb() {
        return Stream.of(
                GenerateRequest.of("x"),
                EditRequest.of(PHOTO, "x"),
                InpaintRequest.of(PHOTO, MASK, "x"),
                InpaintRequest.builder(PHOTO, MASK, "x").asReturned().build(),
                ExpandRequest.of(PHOTO, Border.fraction(0.2), "x"));
    }

    @ParameterizedTest
    @MethodSource("everyVerb")
    void reachesTheOnlyCallOfAVerbAsItIs(ImageRequest request) {
        answers(provider, 1);
        easel().call(request).idempotencyKey(KEY).execute();
        assertThat(keys()).containsExactly(KEY);
    }

    @Test
    void isLeftToTheProvidersClientWhereTheCallerSetsNone() {
        answers(provider, 1);
        easel().generate(GenerateRequest.of("x")).execute();
        assertThat(keys.values()).containsExactly(Optional.empty());
    }

    @Test
    void numbersTheCallsOfOneVerb() {
        ScriptedProvider one =
                new ScriptedProvider("one", Capabilities.builder().build());
        answers(one, 1, 1, 1);
        easel(one.provider())
                .generate(GenerateRequest.builder("x").count(3).maxCalls(3).build())
                .idempotencyKey(KEY)
                .execute();
        assertThat(keys()).containsExactly("order-17-1", "order-17-2", "order-17-3");
    }

    @Test
    void numbersTheCallsThatCompleteAShortCount() {
        answers(provider, 1, 1, 1);
        easel().generate(GenerateRequest.builder("x").count(3).maxCalls(3).build())
                .idempotencyKey(KEY)
                .execute();
        assertThat(keys()).containsExactly("order-17", "order-17-2", "order-17-3");
    }

    @Test
    void numbersThePartsOfAMask() {
        processor.parts.addAll(List.of(MASK, MASK));
        answers(provider, 1, 1);
        easel().inpaint(InpaintRequest.builder(PHOTO, MASK, "x").maxCalls(2).build())
                .idempotencyKey(KEY)
                .execute();
        assertThat(keys()).containsExactly("order-17-1", "order-17-2");
    }

    @Test
    void namesThePlaceOfAFallback() {
        List<Optional<String>> first = new ArrayList<>();
        provider.answer((request, context) -> {
            first.add(context.idempotencyKey());
            throw error(Reason.OVERLOADED);
        });
        ScriptedProvider second = new ScriptedProvider("second");
        answers(second, 1, 1);
        easel(provider.provider().orElse(second.provider()))
                .generate(GenerateRequest.builder("x").count(2).maxCalls(2).build())
                .idempotencyKey(KEY)
                .execute();
        assertThat(first).containsExactly(Optional.of(KEY));
        assertThat(keys()).containsExactly("order-17-fallback-1", "order-17-fallback-1-2");
    }

    @Test
    void isHashedWhereItsNumberMakesItTooLong() {
        answers(provider, 1, 1);
        easel().generate(GenerateRequest.builder("x").count(2).maxCalls(2).build())
                .idempotencyKey("k".repeat(255))
                .execute();
        assertThat(keys())
                .containsExactly("k".repeat(255), "767527047c4621915da44b8a2aa3165e70ee554e2563526df03765e8ed8d091e-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "order 17", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"})
    void takesPrintableAscii(String key) {
        answers(provider, 1);
        easel().generate(GenerateRequest.of("x")).idempotencyKey(key).execute();
        assertThat(keys()).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\rb", "a\tb", "\u0000", "\u007f", "\u00e9", "\ud83d\ude00"})
    void rejectsWhatAHeaderCannotCarry(String key) {
        ImageCall call = easel().generate(GenerateRequest.of("x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call.idempotencyKey(key))
                .withMessageContaining("1 to 255 printable ASCII characters");
    }

    @Test
    void rejectsMoreThan255Characters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> easel().generate(GenerateRequest.of("x")).idempotencyKey("k".repeat(256)))
                .withMessageContaining("of 256 characters");
    }
}
