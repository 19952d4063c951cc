package dev.easel.it.readme;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.chat.ChatOptions;
import dev.easel.adapters.chat.RatioHint;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;

/** The samples of the pages about chat servers and about forms. */
final class ChatSamples {
    private ChatSamples() {}

    static ImageProvider config(ApiKey key, HttpKit http) {
        // sample: chat_config
        ImageProvider aceData = ChatConfig.aceData(key).provider(http);
        ImageProvider fourAll =
                ChatConfig.fourAll("https://4all.example.org", key).stream(true).provider(http);
        ImageProvider gemini = ChatConfig.compatible("https://openrouter.example.org/api/v1", key)
                .model("google/gemini-2.5-flash-image")
                .ratioHint(RatioHint.IMAGE_CONFIG)
                .options(ChatOptions.builder().modalities("image", "text").build())
                .provider(http);
        // end
        return aceData.orElse(fourAll).orElse(gemini);
    }

    static GenerateRequest options() {
        // sample: chat_options
        GenerateRequest request = GenerateRequest.builder("a red bicycle at the sea")
                .options(ChatOptions.builder()
                        .field("temperature", 0.4)
                        .header("X-Title", "covers")
                        .build())
                .build();
        // end
        return request;
    }

    static ImageProvider form(ApiKey key, HttpKit http) {
        // sample: multipart_config
        ImageProvider edits = MultipartConfig.compatible("https://images.example.org/v1", key)
                .imagePartName("image")
                .provider(http);
        // end
        return edits;
    }
}
