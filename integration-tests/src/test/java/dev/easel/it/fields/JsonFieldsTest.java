package dev.easel.it.fields;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatOptions;
import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.interceptor.RequestKey;
import dev.easel.http.WireOptions;
import dev.easel.it.json.PublishedSchema;
import dev.easel.json.JsonForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every request is in its JSON form, as the published schema says, and comes back. */
class JsonFieldsTest {
    private static final JsonForm<ImageRequest> FORM = JsonForm.requests(
            new JsonForm.Options<>("openai", OpenAiOptions.class, OpenAiOptions::ofSettings),
            new JsonForm.Options<>("chat", ChatOptions.class, ChatOptions::ofSettings),
            new JsonForm.Options<>("wire", WireOptions.class, WireOptions::ofSettings));

    private static final List<ProviderOptions> OPTIONS = List.of(
            OpenAiOptions.none().user("u").extra("n", 2).stream(),
            ChatOptions.builder().stream(false)
                    .modalities("image", "text")
                    .imageConfig("aspect_ratio", Map.of("w", 1, "h", List.of(2, 0.5)))
                    .field("temperature", 0.5)
                    .header("X-Mood", "calm")
                    .build(),
            WireOptions.none().field("mood", true).field("depth", 1L << 40).header("X-Mood", "calm"));

    static Stream<Arguments> variations() {
        return FieldContractTest.REQUESTS.stream()
                .flatMap(request -> OPTIONS.stream()
                        .flatMap(options -> FieldVariation.of(request, Optional.of(options)).stream())
                        .map(field -> Arguments.of(request.verb().word() + " " + field.field(), request, field)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variations")
    void survivesItsJson(String name, ImageRequest request, FieldVariation field) {
        ImageRequest.Builder<?> builder = request.toBuilder();
        field.before().accept(builder);
        String before = FORM.write(builder.build());
        field.change().accept(builder);
        ImageRequest changed = builder.build();
        String after = FORM.write(changed);
        assertThat(after).as("%s is not in the JSON", name).isNotEqualTo(before);
        assertThat(FORM.read(after)).isEqualTo(changed);
        assertThat(RequestKey.of(FORM.read(after))).isEqualTo(RequestKey.of(changed));
        PublishedSchema.assertIsValid(before);
        PublishedSchema.assertIsValid(after);
    }
}
