package dev.easel.it.faults;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.fault.ResponseStyle;
import dev.easel.http.retry.RetryPolicy;

/** Each verb of each provider style. */
enum ProviderVerb {
    OPENAI_GENERATE(Verb.GENERATE, ResponseStyle.OPENAI),
    OPENAI_EDIT(Verb.EDIT, ResponseStyle.OPENAI),
    MULTIPART_EDIT(Verb.EDIT, ResponseStyle.OPENAI),
    MULTIPART_INPAINT(Verb.INPAINT, ResponseStyle.OPENAI),
    VISION_STUDIO_GENERATE(Verb.GENERATE, ResponseStyle.VISION_STUDIO),
    VISION_STUDIO_EDIT(Verb.EDIT, ResponseStyle.VISION_STUDIO),
    VISION_STUDIO_INPAINT(Verb.INPAINT, ResponseStyle.VISION_STUDIO),
    CHAT_GENERATE(Verb.GENERATE, ResponseStyle.CHAT),
    CHAT_EDIT(Verb.EDIT, ResponseStyle.CHAT),
    CHAT_INPAINT(Verb.INPAINT, ResponseStyle.CHAT);

    private static final ImageData PHOTO = TestImages.photo(20, 10);

    final Verb verb;
    final ResponseStyle style;

    ProviderVerb(Verb verb, ResponseStyle style) {
        this.verb = verb;
        this.style = style;
    }

    /** Returns the provider at a base URL. */
    ImageProvider provider(String base, String apiKey, RetryPolicy retries, HttpKit kit) {
        ApiKey key = ApiKey.of(apiKey);
        return switch (this) {
            case OPENAI_GENERATE ->
                OpenAi.openAi(key).base(base).retries(retries).provider(kit);
            case OPENAI_EDIT ->
                OpenAi.modelVerse(key).jsonEdits().base(base).retries(retries).provider(kit);
            case MULTIPART_EDIT, MULTIPART_INPAINT ->
                MultipartConfig.openAi(key).base(base).retries(retries).provider(kit);
            case VISION_STUDIO_GENERATE, VISION_STUDIO_EDIT, VISION_STUDIO_INPAINT ->
                VisionStudioConfig.of(base, key).retries(retries).provider(kit);
            case CHAT_GENERATE, CHAT_EDIT, CHAT_INPAINT ->
                ChatConfig.compatible(base, key)
                        .model("gpt-4o-image")
                        .retries(retries)
                        .provider(kit);
        };
    }

    /** Requests images. */
    ImageResult call(ImageProvider provider, int count, CallContext context) {
        return switch (verb) {
            case GENERATE ->
                provider.generator()
                        .orElseThrow()
                        .generate(GenerateRequest.builder("a lake").count(count).build(), context);
            case EDIT ->
                provider.editor()
                        .orElseThrow()
                        .edit(
                                EditRequest.builder(PHOTO, "at night")
                                        .count(count)
                                        .build(),
                                context);
            case INPAINT, EXPAND ->
                provider.inpainter()
                        .orElseThrow()
                        .inpaint(
                                InpaintRequest.builder(PHOTO, TestImages.mask(20, 10, 2, 2, 8, 8), "a boat")
                                        .count(count)
                                        .build(),
                                context);
        };
    }
}
