package dev.easel.it.api;

import dev.easel.adapters.chat.ChatOptions;
import dev.easel.adapters.described.Described;
import dev.easel.adapters.described.ProviderDescription;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.openai.settings.CompressionMeaning;
import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiStyleConfig.Server;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.http.AddressRule;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.Headers;
import dev.easel.http.HttpConfig;
import dev.easel.http.WireOptions;
import dev.easel.http.retry.RetryPolicy;
import dev.easel.server.ServerLimits;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** The values of the client kit, the server and the adapters. */
final class AdapterValues {
    private static final ApiKey KEY = ApiKey.of("secret");
    private static final ApiKey OTHER_KEY = ApiKey.of("secret");
    private static final String BASE = "https://host/v1";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private AdapterValues() {}

    static List<Variations<?>> all() {
        return List.of(
                headers(),
                credential(),
                endpoint(),
                addressRule(),
                httpConfig(),
                retries(),
                limits(),
                openAi(),
                openAiServer(),
                openAiSettings(),
                openAiOptions(),
                wireOptions(),
                described(),
                multipart(),
                visionStudio(),
                chatOptions());
    }

    private static Variations<Headers> headers() {
        return Variations.of(() -> Headers.NONE.with("A", "1")).change("fields", headers -> headers.with("A", "2"));
    }

    private static Variations<Credential> credential() {
        return Variations.of(() -> Credential.prefixed("A", "Key ", KEY))
                .change("header", c -> Credential.prefixed("B", "Key ", KEY))
                .change("scheme", c -> Credential.prefixed("A", "Token ", KEY))
                .change("key", c -> Credential.prefixed("A", "Key ", OTHER_KEY));
    }

    private static Variations<Endpoint> endpoint() {
        return Variations.of(() -> Endpoint.of("provider", BASE, Credential.bearer(KEY)))
                .change("provider", endpoint -> endpoint.named("other"))
                .change("base", endpoint -> endpoint.base("https://other/v1"))
                .change("credential", endpoint -> endpoint.credential(Credential.none()))
                .change("headers", endpoint -> endpoint.header("A", "1"))
                .change("trusted", endpoint -> endpoint.trusting(List.of("*.example.org")));
    }

    private static Variations<AddressRule> addressRule() {
        return Variations.of(() -> AddressRule.of("::1"))
                .change("publicAddresses", rule -> rule.or(AddressRule.publicOnly()))
                .change("blocks", rule -> rule.or(AddressRule.of("10.0.0.0/8")));
    }

    private static Variations<HttpConfig> httpConfig() {
        return Variations.of(HttpConfig::defaults)
                .change("connectTimeout", http(b -> b.connectTimeout(SECOND)))
                .change("readTimeout", http(b -> b.readTimeout(SECOND)))
                .change("maxConnections", http(b -> b.maxConnections(9)))
                .change("maxImageBytes", http(b -> b.maxImageBytes(9)))
                .change("maxResponseBytes", http(b -> b.maxResponseBytes(9)))
                .change("headers", http(b -> b.header("A", "1")))
                .change("downloadFrom", http(b -> b.downloadFrom(AddressRule.none())))
                .change("proxy", http(b -> b.proxy(URI.create("http://host:80"))))
                .change("tls", http(b -> b.tls(platformTls())))
                .change("savedResponses", http(b -> b.savedResponses(Path.of("saved"))));
    }

    private static UnaryOperator<HttpConfig> http(UnaryOperator<HttpConfig.Builder> change) {
        return config -> change.apply(HttpConfig.builder()).build();
    }

    private static SSLContext platformTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Variations<RetryPolicy> retries() {
        return Variations.of(RetryPolicy::defaults)
                .change("attempts", policy -> policy.attempts(9))
                .change("longestWait", policy -> new RetryPolicy(policy.attempts(), SECOND, policy.repeatUnknown()))
                .change("repeatUnknown", RetryPolicy::repeatingUnknownOutcomes);
    }

    private static Variations<ServerLimits> limits() {
        return Variations.of(ServerLimits::defaults)
                .change("connections", served(b -> b.connections(9)))
                .change("headerTimeout", served(b -> b.headerTimeout(SECOND)))
                .change("keepAliveTimeout", served(b -> b.keepAliveTimeout(SECOND)))
                .change("ioTimeout", served(b -> b.ioTimeout(SECOND)))
                .change("bodyBytesPerSecond", served(b -> b.bodyBytesPerSecond(9)))
                .change("bodyBytes", served(b -> b.bodyBytes(9)))
                .change("jsonBytes", served(b -> b.jsonBytes(9)))
                .change("heartbeat", served(b -> b.heartbeat(SECOND)))
                .change("shutdownGrace", served(b -> b.shutdownGrace(SECOND)))
                .change("inFlight", served(b -> b.inFlight(9)))
                .change("queued", served(b -> b.queued(9)))
                .change("patience", served(b -> b.patience(SECOND)))
                .change("heapBytes", served(b -> b.heapBytes(1 << 20)));
    }

    private static UnaryOperator<ServerLimits> served(UnaryOperator<ServerLimits.Builder> change) {
        return limits -> change.apply(ServerLimits.builder()).build();
    }

    private static Variations<OpenAi> openAi() {
        return Variations.of(() -> OpenAi.compatible(BASE, KEY))
                .change("server", config -> config.model("other"))
                .change("editForm", OpenAi::imageObjects)
                .change("imagePartName", config -> config.imagePartName("part"));
    }

    private static Variations<Server> openAiServer() {
        return Variations.of(() -> Server.of(OpenAiSystem.OPENAI, KEY))
                .change("endpoint", s -> new Server(s.endpoint().named("other"), s.settings(), s.retries()))
                .change("settings", s -> new Server(s.endpoint(), s.settings().model("other"), s.retries()))
                .change("retries", s -> new Server(s.endpoint(), s.settings(), RetryPolicy.never()));
    }

    private static Variations<OpenAiSettings> openAiSettings() {
        return Variations.of(() -> OpenAiSettings.of(OpenAiSystem.OPENAI))
                .change(
                        "system",
                        s -> new OpenAiSettings(
                                OpenAiSystem.COMPATIBLE, s.model(), s.compression(), s.options(), s.omitted()))
                .change("model", settings -> settings.model("other"))
                .change("compression", settings -> settings.compression(CompressionMeaning.STRENGTH))
                .change("options", settings -> settings.options(OpenAiOptions.none().stream()))
                .change("omitted", settings -> settings.omit("size"));
    }

    private static Variations<OpenAiOptions> openAiOptions() {
        return Variations.of(() -> OpenAiOptions.none().user("me"))
                .change("fields", options -> options.user("you"))
                .change("stream", OpenAiOptions::stream);
    }

    private static Variations<WireOptions> wireOptions() {
        return Variations.of(() -> WireOptions.none().field("a", 1))
                .change("fields", options -> options.field("a", 2))
                .change("headers", options -> options.header("A", "1"));
    }

    private static String description(String path) {
        return "{\"name\":\"studio\",\"base\":\"" + BASE + "\",\"verbs\":{\"generate\":{\"path\":\"" + path
                + "\",\"body\":{\"prompt\":\"{prompt}\"}}},\"response\":{\"images\":[\"url image\"]}}";
    }

    private static Variations<Described> described() {
        return Variations.of(() -> Described.of(ProviderDescription.parse(description("/paint"))))
                .change("description", config -> Described.of(ProviderDescription.parse(description("/draw"))))
                .change("state", config -> config.model("other"));
    }

    private static Variations<MultipartConfig> multipart() {
        return Variations.of(() -> MultipartConfig.compatible(BASE, KEY))
                .change("server", config -> config.model("other"))
                .change("imagePartName", config -> config.imagePartName("part"));
    }

    private static Variations<VisionStudioConfig> visionStudio() {
        return Variations.of(() -> VisionStudioConfig.of(BASE, KEY))
                .change("endpoint", config -> config.named("other"))
                .change("retries", config -> config.retries(RetryPolicy.never()))
                .change("mask", config -> config.mask(MaskConvention.BLACK))
                .change("editsFiles", config -> config.editsFiles(false));
    }

    private static Variations<ChatOptions> chatOptions() {
        return Variations.of(() -> ChatOptions.builder().build())
                .change("stream", chat(b -> b.stream(true)))
                .change("modalities", chat(b -> b.modalities("image")))
                .change("imageConfig", chat(b -> b.imageConfig("aspect_ratio", "1:1")))
                .change("fields", chat(b -> b.field("n", 1)))
                .change("headers", chat(b -> b.header("A", "1")));
    }

    private static UnaryOperator<ChatOptions> chat(UnaryOperator<ChatOptions.Builder> change) {
        return options -> change.apply(ChatOptions.builder()).build();
    }
}
