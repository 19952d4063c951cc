package dev.easel.cli.provider;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.cli.provider.ProviderKind.Extra;
import dev.easel.http.ApiKey;
import dev.easel.http.Endpoint;
import dev.easel.offline.OfflineProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

/** The providers that the program supports: a few with code, and all that are described by data. */
public final class KnownProviders {
    private static final String OPENAI_PATH = "/v1";
    private static final String VISION_STUDIO_PATH = "/api/v1/openai";

    private KnownProviders() {}

    /** Returns all of them. */
    public static ProviderTable table() {
        return new ProviderTable(KnownProviders::kinds, new DescribedKinds());
    }

    private static List<ProviderKind> kinds() {
        return List.of(
                ProviderKind.local("offline", () -> OfflineProvider.create(ForkJoinPool.commonPool())),
                ProviderKind.remote("openai", "OPENAI_API_KEY", openAi(KnownProviders::openAi))
                        .taking(Extra.EDITS, Extra.OMIT, Extra.MODEL)
                        .knownAs(() -> of(OpenAi.openAi(unusedKey()))),
                ProviderKind.remote("modelverse", "MODELVERSE_API_KEY", openAi(KnownProviders::modelVerse))
                        .taking(Extra.EDITS, Extra.OMIT, Extra.MODEL)
                        .knownAs(() -> of(OpenAi.modelVerse(unusedKey()))),
                ProviderKind.remote("compatible", "COMPATIBLE_API_KEY", openAi(KnownProviders::compatible))
                        .taking(Extra.EDITS, Extra.OMIT, Extra.MODEL)
                        .withRequiredBaseUrl()
                        .withOptionalKey(),
                ProviderKind.remote("visionstudio", "VISION_STUDIO_API_KEY", visionStudio())
                        .withRequiredBaseUrl(),
                ProviderKind.remote("4all", "FOURALL_API_KEY", chat(KnownProviders::fourAll))
                        .taking(Extra.MODEL)
                        .withRequiredBaseUrl(),
                ProviderKind.remote("acedata", "ACEDATA_API_KEY", chat(KnownProviders::aceData))
                        .taking(Extra.MODEL)
                        .knownAs(() -> at(ChatConfig.aceData(unusedKey()).endpoint(), List.of())),
                ProviderKind.remote("chat", "CHAT_API_KEY", chat(KnownProviders::anyChat))
                        .taking(Extra.MODEL)
                        .withRequiredBaseUrl()
                        .withRequiredModel());
    }

    /** Returns a key for configurations of which only the address is read. */
    private static ApiKey unusedKey() {
        return ApiKey.of("unused");
    }

    private static ProviderFacts at(Endpoint endpoint, List<String> models) {
        return new ProviderFacts(
                Optional.empty(), Optional.of(endpoint.base().toString()), models, Map.of(), List.of());
    }

    private static ProviderFacts of(OpenAi config) {
        return at(config.endpoint(), config.models());
    }

    private static ProviderKind.Factory openAi(Function<ProviderSettings, OpenAi> server) {
        return new Configured<>(
                settings -> {
                    OpenAi config = settings.editsAs()
                            .applyTo(server.apply(settings))
                            .retries(settings.retries())
                            .omit(settings.omit().toArray(String[]::new));
                    OpenAi named = settings.model().map(config::model).orElse(config);
                    return settings.withCredential(named, OpenAi::credential);
                },
                OpenAi::endpoint,
                OpenAi::provider);
    }

    private static OpenAi openAi(ProviderSettings settings) {
        return at(settings, OpenAi.openAi(settings.requiredKey()));
    }

    private static OpenAi modelVerse(ProviderSettings settings) {
        return at(settings, OpenAi.modelVerse(settings.requiredKey()));
    }

    private static OpenAi at(ProviderSettings settings, OpenAi own) {
        return settings.baseUrlOrEmpty(OPENAI_PATH).map(own::base).orElse(own);
    }

    private static OpenAi compatible(ProviderSettings settings) {
        String base = settings.requiredBaseUrl(OPENAI_PATH);
        return settings.key().map(key -> OpenAi.compatible(base, key)).orElseGet(() -> OpenAi.compatible(base));
    }

    private static ProviderKind.Factory visionStudio() {
        return new Configured<>(
                settings -> settings.withCredential(
                        VisionStudioConfig.of(settings.requiredBaseUrl(VISION_STUDIO_PATH), settings.requiredKey())
                                .retries(settings.retries()),
                        VisionStudioConfig::credential),
                VisionStudioConfig::endpoint,
                VisionStudioConfig::provider);
    }

    private static ProviderKind.Factory chat(Function<ProviderSettings, ChatConfig> server) {
        return new Configured<>(
                settings -> {
                    ChatConfig config = server.apply(settings).stream(true).retries(settings.retries());
                    ChatConfig named = settings.model().map(config::model).orElse(config);
                    return settings.withCredential(named, ChatConfig::credential);
                },
                ChatConfig::endpoint,
                ChatConfig::provider);
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
