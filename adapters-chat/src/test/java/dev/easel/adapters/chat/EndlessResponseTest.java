package dev.easel.adapters.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.EndlessResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndlessResponseTest {
    private static final ImageData IMAGE = TestImages.photo(24, 16);

    @TempDir
    Path folder;

    private static String event(String content) {
        return "data: {\"choices\":[{\"delta\":{\"content\":\"" + content + "\"}}]}\n\n";
    }

    private ImageGenerator generator(HttpKit kit) {
        return ChatConfig.compatible("http://127.0.0.1:9/v1", ApiKey.of("sk-test"))
                .model("gpt-4o-image")
                .provider(kit)
                .generator()
                .orElseThrow();
    }

    static Stream<String> endless() {
        return Stream.of("> Progress: 8% " + "of it ".repeat(400) + "\\n", "word ");
    }

    @ParameterizedTest
    @MethodSource("endless")
    void stopsReadingAnEndlessStream(String content) {
        try (HttpKit kit = EndlessResponse.kit("", event(content.repeat(75_000 / content.length())), folder)) {
            EaselException failure = catchThrowableOfType(
                    EaselException.class,
                    () -> generator(kit).generate(GenerateRequest.of("a fox"), CallContext.detached()));
            assertThat(failure).isInstanceOf(UnreadableResponseException.class);
            assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
            assertThat(failure.savedResponse()).isPresent();
        }
    }

    @Test
    void keepsTheImageOfAnEndlessStream() {
        String image = event("![a](data:image/png;base64," + Base64.getEncoder().encodeToString(IMAGE.bytes()) + ")");
        try (HttpKit kit = EndlessResponse.kit(image, event("word ".repeat(5000)), folder)) {
            ImageResult result = generator(kit).generate(GenerateRequest.of("a fox"), CallContext.detached());
            assertThat(result.first().bytes()).isEqualTo(IMAGE.bytes());
            assertThat(result.model()).contains(new ModelId("gpt-4o-image"));
            assertThat(result.notes())
                    .anySatisfy(note -> assertThat(note.toString()).contains("broke off"));
        }
    }
}
