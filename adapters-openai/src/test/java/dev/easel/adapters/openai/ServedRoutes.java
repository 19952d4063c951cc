package dev.easel.adapters.openai;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.RawClient;
import dev.easel.server.EaselServer;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** OpenAI's routes before a provider that makes one small image and can do everything. */
final class ServedRoutes implements AutoCloseable {
    static final byte[] IMAGE = TestImages.photo(4, 3).bytes();
    static final String BASE64 = Base64.getEncoder().encodeToString(IMAGE);

    /** The bytes of each input image that the provider was sent, or its URL; uploads can be read only while a call runs. */
    final List<Object> inputs = new ArrayList<>();

    final ScriptedProvider provider = new ScriptedProvider(
                    "scripted",
                    Capabilities.builder()
                            .maxCount(10)
                            .maxInputImages(16)
                            .sizes(SizeRule.any())
                            .formats(EnumSet.allOf(ImageFormat.class))
                            .qualities(EnumSet.allOf(Quality.class))
                            .backgrounds(EnumSet.allOf(Background.class))
                            .compression(true)
                            .seed(true)
                            .partialImages(true)
                            .fetchesUrls(true)
                            .build())
            .answer(this::result);
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final EaselServer server;

    ServedRoutes(Strictness strictness) {
        server = EaselServer.builder(easel)
                .routes(OpenAiRoutes.all())
                .strictness(strictness)
                .clock(() -> Instant.ofEpochSecond(1_750_667_997))
                .start();
    }

    private ImageResult result(ImageRequest request, CallContext context) {
        if (request instanceof EditRequest edit) {
            edit.images()
                    .forEach(image -> inputs.add(
                            image instanceof ImageData data
                                    ? data.bytes()
                                    : image.remoteUrl().orElseThrow().toString()));
        }
        for (int i = 0; i < request.partialImages(); i++) {
            context.report(new ProgressEvent.PartialImage(i, ImageData.of(IMAGE)));
        }
        ImageResult.Builder result = ImageResult.builder("scripted")
                .usage(Optional.of(new Usage(OptionalLong.of(9), OptionalLong.of(272), OptionalLong.empty(), Map.of())))
                .cost(Optional.of(Cost.reported(Money.usd("0.04"))));
        for (int i = 0; i < request.count(); i++) {
            result.image(GeneratedImage.received(ImageData.of(IMAGE)));
        }
        return result.build();
    }

    RawClient.Received post(String path, String body) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.request("POST", path, "application/json", body).read();
        }
    }

    RawClient.Received get(String path) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.get(path).read();
        }
    }

    /** Returns the only request that reached the provider. */
    ImageRequest received() {
        if (provider.received().size() != 1) {
            throw new AssertionError(provider.received().size() + " requests reached the provider.");
        }
        return provider.received().get(0);
    }

    @Override
    public void close() {
        server.close();
        easel.close();
    }
}
