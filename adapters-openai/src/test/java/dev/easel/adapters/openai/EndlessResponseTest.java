package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.EndlessResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EndlessResponseTest {
    private static final String EVENT = "data: {\"type\":\"image_generation.note\",\"note\":\"%s\"}\n\n";

    @TempDir
    Path savedResponses;

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of("events", "", String.format(EVENT, "x".repeat(1000)), Billing.UNKNOWN),
                Arguments.of("the white space of a document", "{\"note\":", " ", Billing.BILLED));
    }

    static Stream<Arguments> endlessInOtherWays() {
        return Stream.of(
                Arguments.of("the text of a document", "{\"note\":\"", "x", Billing.BILLED),
                Arguments.of("events of nothing", "", "data:\n\n", Billing.UNKNOWN),
                Arguments.of("the text of one event", "data: {\"note\":\"", "x", Billing.UNKNOWN),
                Arguments.of("comments", "data: {}\n\n", ": ping\n\n", Billing.UNKNOWN),
                Arguments.of("blank lines", "data: {}\n\n", "\n", Billing.UNKNOWN),
                Arguments.of("other fields", "data: {}\n\n", "retry: 1000\n", Billing.UNKNOWN),
                Arguments.of("a field's name", "data: {}\n\n", "x", Billing.UNKNOWN),
                Arguments.of("white space", "", " ", Billing.UNKNOWN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void readsAResponseWithoutEndOnlySoFar(String what, String beginning, String again, Billing billing) {
        stopsReading(what, beginning, again, billing);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessInOtherWays")
    void readsWhatIsEndlessInOtherWaysOnlySoFar(String what, String beginning, String again, Billing billing) {
        stopsReading(what, beginning, again, billing);
    }

    private void stopsReading(String what, String beginning, String again, Billing billing) {
        try (HttpKit kit = EndlessResponse.kit(beginning, again, savedResponses)) {
            ImageGenerator provider = OpenAi.compatible("http://127.0.0.1:9/v1")
                    .provider(kit)
                    .generator()
                    .orElseThrow();
            EaselException failure = catchThrowableOfType(
                    EaselException.class, () -> provider.generate(GenerateRequest.of("a fox"), new RecordingContext()));
            assertThat(failure).as(what).isInstanceOf(UnreadableResponseException.class);
            assertThat(failure).hasMessageContaining("besides the images");
            assertThat(failure.billing()).isEqualTo(billing);
            assertThat(failure.savedResponse()).isPresent();
        }
    }
}
