package dev.easel.it.described;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.adapters.described.Described;
import dev.easel.adapters.described.ProviderDescription;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.TestImages;
import dev.easel.http.Credential;
import dev.easel.http.retry.RetryPolicy;
import dev.easel.it.Served;
import dev.easel.it.openai.OpenAiStyle;
import dev.easel.server.route.Route;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that descriptions make, at Easel's own server where it serves what they speak, the offline provider behind it. */
class ServedDescriptionsTest {
    private static final ImageData PHOTO = TestImages.photo(96, 64);

    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.offline(Stream.of(OpenAiStyle.routes(), ChatRoutes.all())
                .<Route>flatMap(List::stream)
                .toList());
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static Easel easel(String name) {
        Described described = Described.of(ProviderDescription.named(name), served.key())
                .base(served.at("/v1"))
                .credential(Credential.bearer(served.key()))
                .retries(RetryPolicy.never());
        return Served.easel(described.provider(served.kit()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vllm", "sglang", "azure-v1"})
    void generatesEditsAndInpaints(String name) {
        try (Easel easel = easel(name)) {
            ImageResult harbour = easel.generate(GenerateRequest.builder("a harbour at noon")
                            .size(96, 64)
                            .build())
                    .execute();
            assertThat(harbour.first().size()).isEqualTo(PHOTO.size());
            assertThat(harbour.provider()).isEqualTo(name);

            ImageResult sunset = easel.edit(
                            EditRequest.builder(PHOTO, "at sunset").size(96, 64).build())
                    .execute();
            assertThat(sunset.first().size()).isEqualTo(PHOTO.size());
            assertThat(sunset.first().bytes()).isNotEqualTo(PHOTO.bytes());

            ImageResult ball = easel.inpaint(
                            InpaintRequest.of(PHOTO, TestImages.mask(96, 64, 20, 20, 50, 50), "a red ball"))
                    .execute();
            assertThat(ball.first().size()).isEqualTo(new Size(96, 64));
            assertThat(ball.first().bytes()).isNotEqualTo(PHOTO.bytes());
        }
    }

    @Test
    void readsOneImageOfAChatMessageThatHasALinkToItToo() {
        try (Easel easel = easel("openrouter")) {
            ImageResult harbour = easel.generate(GenerateRequest.builder("a harbour")
                            .aspectRatio(3, 2)
                            .build())
                    .execute();
            assertThat(harbour.images()).hasSize(1);
            assertThat(new AspectRatio(3, 2).fits(harbour.first().receivedSize()))
                    .as("%s", harbour.first().receivedSize())
                    .isTrue();

            ImageResult sunset = easel.edit(EditRequest.of(PHOTO, "at sunset")).execute();
            assertThat(sunset.images()).hasSize(1);
            assertThat(sunset.first().bytes()).isNotEqualTo(PHOTO.bytes());
        }
    }
}
