package dev.easel.it.readme;

import dev.easel.adapters.described.Described;
import dev.easel.adapters.described.ProviderDescription;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.openai.settings.CompressionMeaning;
import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import java.nio.file.Path;
import java.util.List;

/** The samples of the page about the OpenAI style. */
final class OpenAiSamples {
    private OpenAiSamples() {}

    static ImageProvider config(HttpKit http) {
        // sample: openai_config
        OpenAi openAi = OpenAi.openAi(ApiKey.fromEnvironment("OPENAI_API_KEY"))
                .model("gpt-image-2.6-flare")
                .named("openai for covers");
        ImageProvider provider = openAi.provider(http);
        // end
        return provider;
    }

    static OpenAi compatible(String key) {
        // sample: compatible
        OpenAi relay = OpenAi.compatible("https://relay.example.org/v1", ApiKey.of(key))
                .header("X-Project", "covers")
                .imagePartName("image")
                .compression(CompressionMeaning.STRENGTH);
        OpenAi local = OpenAi.compatible("http://localhost:8527/v1").jsonEdits().omit("output_format", "n");
        // end
        return key.isEmpty() ? local : relay;
    }

    static EditRequest options(ImageSource shirt) {
        // sample: openai_options
        EditRequest request = EditRequest.builder(shirt, "the same shirt in blue")
                .options(OpenAiOptions.none()
                        .inputFidelity(OpenAiOptions.Fidelity.HIGH)
                        .moderation(OpenAiOptions.Moderation.LOW)
                        .safetyIdentifier("5f8a3c")
                        .extra("a_newer_field", "its value"))
                .build();
        // end
        return request;
    }

    static ImageProvider visionStudio(String key, HttpKit http) {
        // sample: vision_studio
        ImageProvider studio = VisionStudioConfig.of("http://localhost:8527/api/v1/openai", ApiKey.of(key))
                .mask(MaskConvention.WHITE)
                .provider(http);
        // end
        return studio;
    }

    static List<ImageProvider> described(String key, HttpKit http) {
        // sample: described
        ImageProvider provided = Described.of(
                        ProviderDescription.named("together"), ApiKey.fromEnvironment("TOGETHER_API_KEY"))
                .model("black-forest-labs/FLUX.2-pro")
                .provider(http);
        ImageProvider yours = Described.of(ProviderDescription.load(Path.of("cloudpaint.json")), ApiKey.of(key))
                .setting("region", "north")
                .provider(http);
        // end
        return List.of(provided, yours);
    }
}
