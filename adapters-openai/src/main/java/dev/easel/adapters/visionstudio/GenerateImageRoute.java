package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.server.route.JsonObject;
import java.util.Set;

/** Serves {@code POST image/generation/generate-image}. */
final class GenerateImageRoute extends VisionStudioRoute {
    GenerateImageRoute() {
        super(
                VisionStudioWire.GENERATE,
                Set.of(
                        VisionStudioWire.PROMPT,
                        VisionStudioWire.COUNT,
                        VisionStudioWire.RATIO,
                        VisionStudioWire.QUALITY,
                        VisionStudioWire.BACKGROUND));
    }

    @Override
    ImageRequest read(JsonObject body) {
        Background background = word(body, VisionStudioWire.BACKGROUND, VisionStudioWire.BACKGROUNDS, Background.AUTO);
        return GenerateRequest.builder(prompt(body))
                .count(count(body))
                .size(size(body))
                .quality(word(body, VisionStudioWire.QUALITY, VisionStudioWire.QUALITIES, Quality.AUTO))
                .background(background)
                .output(background == Background.TRANSPARENT ? Output.png() : Output.asReceived())
                .build();
    }
}
