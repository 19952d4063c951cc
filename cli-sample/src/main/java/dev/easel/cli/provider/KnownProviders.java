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

/** The providers that the program knows. */
public final class KnownProviders {
    private static final String OPENAI_PATH = "/v1";
    private static final String VISION_STUDIO_PATH = "/api/v1/openai";

    private KnownProviders() {}

    /** Returns them all. */
    public static ProviderTable table() {
        return new ProviderTable(List.of(
                ProviderKind.local("offline", () -> OfflineProvider.create(ForkJoinPool.commonPool())),
                ProviderKind.remote("openai", "OPENAI_API_KEY", KnownProviders::openAi),
                ProviderKind.remote("modelverse", "MODELVERSE_API_KEY", KnownProviders::modelVerse),
                ProviderKind.remote("compatible", "COMPATIBLE_API_KEY", KnownProviders::compatible)
                        .withoutAddress()
                        .perhapsWithoutKey(),
                ProviderKind.remote("visionstudio", "VISION_STUDIO_API_KEY", KnownProviders::visionStudio)
                        .withoutAddress(),
                ProviderKind.remote("4all", "FOURALL_API_KEY", chat(KnownProviders::fourAll))
                        .withoutAddress(),
                ProviderKind.remote("acedata", "ACEDATA_API_KEY", chat(KnownProviders::aceData)),
                ProviderKind.remote("chat", "CHAT_API_KEY", chat(KnownProviders::anyChat))
                        .withoutAddress()));
    }

    private static ImageProvider openAi(ProviderSettings settings, Supplier<HttpKit> kit) {
        return at(settings, OpenAi.openAi(settings.neededKey())).provider(kit.get());
    }

    private static ImageProvider modelVerse(ProviderSettings settings, Supplier<HttpKit> kit) {
        return at(settings, OpenAi.modelVerse(settings.neededKey())).provider(kit.get());
    }

    private static OpenAi at(ProviderSettings settings, OpenAi own) {
        return settings.address(OPENAI_PATH).map(own::base).orElse(own);
    }

    private static ImageProvider compatible(ProviderSettings settings, Supplier<HttpKit> kit) {
        String base = settings.neededAddress(OPENAI_PATH);
        return settings.key()
                .map(key -> OpenAi.compatible(base, key))
                .orElseGet(() -> OpenAi.compatible(base))
                .provider(kit.get());
    }

    private static ImageProvider visionStudio(ProviderSettings settings, Supplier<HttpKit> kit) {
        return VisionStudioConfig.of(settings.neededAddress(VISION_STUDIO_PATH), settings.neededKey())
                .provider(kit.get());
    }

    private static ProviderKind.Factory chat(Function<ProviderSettings, ChatConfig> config) {
        return (settings, kit) -> config.apply(settings).stream(true).provider(kit.get());
    }

    private static ChatConfig fourAll(ProviderSettings settings) {
        return ChatConfig.fourAll(settings.neededAddress(""), settings.neededKey());
    }

    private static ChatConfig aceData(ProviderSettings settings) {
        return settings.address("")
                .map(base -> ChatConfig.aceData(base, settings.neededKey()))
                .orElseGet(() -> ChatConfig.aceData(settings.neededKey()));
    }

    private static ChatConfig anyChat(ProviderSettings settings) {
        return ChatConfig.compatible(settings.neededAddress(""), settings.neededKey());
    }
}
