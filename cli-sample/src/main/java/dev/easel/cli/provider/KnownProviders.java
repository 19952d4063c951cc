package dev.easel.cli.provider;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.HttpKit;
import dev.easel.offline.OfflineProvider;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Supplier;

/** The providers that the program supports. */
public final class KnownProviders {
    private static final String OPENAI_PATH = "/v1";
    private static final String VISION_STUDIO_PATH = "/api/v1/openai";

    private KnownProviders() {}

    /** Returns all of them. */
    public static ProviderTable table() {
        return new ProviderTable(List.of(
                ProviderKind.local("offline", () -> OfflineProvider.create(ForkJoinPool.commonPool())),
                ProviderKind.remote("openai", "OPENAI_API_KEY", KnownProviders::openAi),
                ProviderKind.remote("modelverse", "MODELVERSE_API_KEY", KnownProviders::modelVerse),
                ProviderKind.remote("compatible", "COMPATIBLE_API_KEY", KnownProviders::compatible)
                        .withRequiredBaseUrl()
                        .withOptionalKey(),
                ProviderKind.remote("visionstudio", "VISION_STUDIO_API_KEY", KnownProviders::visionStudio)
                        .withRequiredBaseUrl(),
                ProviderKind.remote("4all", "FOURALL_API_KEY", chat(KnownProviders::fourAll))
                        .withRequiredBaseUrl(),
                ProviderKind.remote("acedata", "ACEDATA_API_KEY", chat(KnownProviders::aceData)),
                ProviderKind.remote("chat", "CHAT_API_KEY", chat(KnownProviders::anyChat))
                        .withRequiredBaseUrl()));
    }

    private static ImageProvider openAi(ProviderSettings settings, Supplier<HttpKit> kit) {
        return at(settings, OpenAi.openAi(settings.requiredKey())).provider(kit.get());
    }

    private static ImageProvider modelVerse(ProviderSettings settings, Supplier<HttpKit> kit) {
        return at(settings, OpenAi.modelVerse(settings.requiredKey())).provider(kit.get());
    }

    private static OpenAi at(ProviderSettings settings, OpenAi own) {
        return settings.editsAs()
                .applyTo(settings.baseUrlOrEmpty(OPENAI_PATH).map(own::base).orElse(own))
                .retries(settings.retries());
    }

    private static ImageProvider compatible(ProviderSettings settings, Supplier<HttpKit> kit) {
        String base = settings.requiredBaseUrl(OPENAI_PATH);
        OpenAi server =
                settings.key().map(key -> OpenAi.compatible(base, key)).orElseGet(() -> OpenAi.compatible(base));
        return settings.editsAs().applyTo(server).retries(settings.retries()).provider(kit.get());
    }

    private static ImageProvider visionStudio(ProviderSettings settings, Supplier<HttpKit> kit) {
        return VisionStudioConfig.of(settings.requiredBaseUrl(VISION_STUDIO_PATH), settings.requiredKey())
                .retries(settings.retries())
                .provider(kit.get());
    }

    private static ProviderKind.Factory chat(Function<ProviderSettings, ChatConfig> config) {
        return (settings, kit) ->
                config.apply(settings).stream(true).retries(settings.retries()).provider(kit.get());
    }

    private static ChatConfig fourAll(ProviderSettings settings) {
        return ChatConfig.fourAll(settings.requiredBaseUrl(""), settings.requiredKey());
    }

    private static ChatConfig aceData(ProviderSettings settings) {
        return settings.baseUrlOrEmpty("")
                .map(base -> ChatConfig.aceData(base, settings.requiredKey()))
                .orElseGet(() -> ChatConfig.aceData(settings.requiredKey()));
    }

    private static ChatConfig anyChat(ProviderSettings settings) {
        return ChatConfig.compatible(settings.requiredBaseUrl(""), settings.requiredKey());
    }
}
