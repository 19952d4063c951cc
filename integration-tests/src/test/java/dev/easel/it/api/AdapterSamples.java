package dev.easel.it.api;

import static dev.easel.core.failure.ProviderException.Reason.OVERLOADED;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.chat.ChatOptions;
import dev.easel.adapters.described.Described;
import dev.easel.adapters.described.ProviderDescription;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiStyleConfig;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.guice.ProviderModule;
import dev.easel.http.AddressRule;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.Headers;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.SavedResponses;
import dev.easel.http.Transport;
import dev.easel.http.WireOptions;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.http.body.MultipartBody;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.error.MissingImage;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractedImages;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.ImageExtractor;
import dev.easel.http.json.Json;
import dev.easel.http.remote.RemoteProvider;
import dev.easel.http.retry.RetryPolicy;
import dev.easel.http.usage.ReportedUsage;
import dev.easel.imaging.ContactSheet;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.masks.Masks;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import dev.easel.server.Caller;
import dev.easel.server.EaselServer;
import dev.easel.server.ServerLimits;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A value of each class outside core that public code takes or belongs to. */
final class AdapterSamples {
    private AdapterSamples() {}

    static void addTo(Samples samples) {
        addImaging(samples);
        addConnections(samples);
        addResponses(samples);
        addConfigurations(samples);
    }

    private static void addImaging(Samples samples) {
        samples.add(Limits.class, Limits::defaults)
                .add(Encoding.class, Encoding::defaults)
                .add(Masks.class, () -> Masks.over(TestImages.photo(4, 4)))
                .add(Coverage.class, () -> Masks.over(new Size(4, 4)).coverage())
                .add(ContactSheet.class, () -> ContactSheet.ofCells(16, Limits.defaults(), Runnable::run));
    }

    private static void addConnections(Samples samples) {
        samples.add(AddressRule.class, AddressRule::publicOnly)
                .add(ApiKey.class, () -> ApiKey.of("secret"))
                .add(Credential.class, Credential::none)
                .add(Endpoint.class, AdapterSamples::endpoint)
                .add(Headers.class, () -> Headers.NONE)
                .add(Headers.Field.class, () -> new Headers.Field("X-Name", "value"))
                .add(HttpCall.class, () -> HttpCall.get("models"))
                .add(HttpConfig.class, HttpConfig::defaults)
                .add(HttpConfig.Builder.class, HttpConfig::builder)
                .add(HttpKit.class, AdapterSamples::kit)
                .add(SavedResponses.class, () -> new SavedResponses(Optional.empty()))
                .add(RetryPolicy.class, RetryPolicy::defaults)
                .add(BodySegment.class, () -> BodySegment.text("text"))
                .add(BodySegment.Bytes.class, () -> (BodySegment.Bytes) BodySegment.text("text"))
                .add(BodySegment.Streamed.class, () -> (BodySegment.Streamed)
                        BodySegment.of(TestImages.photo(4, 4).content()))
                .add(BodySegment.Encoded.class, () -> (BodySegment.Encoded)
                        BodySegment.base64(TestImages.photo(4, 4).content()))
                .add(WireOptions.class, WireOptions::none)
                .add(HttpBody.class, () -> new HttpBody("text/plain", List.of()))
                .add(MultipartBody.class, MultipartBody::form);
    }

    private static Endpoint endpoint() {
        return Endpoint.of("sample", "http://127.0.0.1:8527", Credential.none());
    }

    private static HttpKit kit() {
        Transport transport = (Transport) Samples.refusing(Transport.class);
        return new HttpKit(HttpConfig.defaults(), transport, transport, savedResponses());
    }

    private static SavedResponses savedResponses() {
        return new SavedResponses(Optional.empty());
    }

    private static void addResponses(Samples samples) {
        samples.add(HttpResponse.class, AdapterSamples::response)
                .add(ResponseReader.class, () -> new ResponseReader(response(), CallContext.detached()))
                .add(ParsedResponse.Builder.class, ParsedResponse::builder)
                .add(ReportedUsage.class, () -> ReportedUsage.NOTHING)
                .add(ReceivedImage.class, () -> ReceivedImage.at("/image.png"))
                .add(ErrorEnvelope.class, () -> ErrorEnvelope.words("busy"))
                .add(ErrorTable.class, () -> ErrorTable.builder().build())
                .add(ErrorTable.Builder.class, ErrorTable::builder)
                .add(ErrorTable.Row.class, () -> new ErrorTable.Row(OVERLOADED, 503, "", ""))
                .add(MissingImage.class, () -> MissingImage.in(Json.parse("{}")))
                .add(ExtractedImages.class, AdapterSamples::extracted)
                .add(ExtractedImage.class, () -> extracted().begin("data"))
                .add(ExtractionRule.class, () -> ExtractionRule.of("b64_json"))
                .add(ImageExtractor.class, () -> new ImageExtractor(ExtractionRule.of(), extracted(), 9))
                .add(Json.class, () -> Json.parse("{}"))
                .add(RemoteProvider.class, () -> RemoteProvider.at(endpoint(), kit(), RetryPolicy.never()));
    }

    private static HttpResponse response() {
        return new HttpResponse(200, Headers.NONE, InputStream.nullInputStream(), () -> {});
    }

    private static ExtractedImages extracted() {
        return new ExtractedImages(CallContext.detached().spool());
    }

    private static void addConfigurations(Samples samples) {
        samples.add(OpenAi.class, AdapterSamples::openAi)
                .add(OpenAiStyleConfig.class, AdapterSamples::openAi)
                .add(OpenAiSettings.class, () -> OpenAiSettings.of(OpenAiSystem.OPENAI))
                .add(OpenAiOptions.class, OpenAiOptions::none)
                .add(ProviderDescription.class, () -> ProviderDescription.named("vllm"))
                .add(Described.class, () -> Described.of(ProviderDescription.named("vllm")))
                .add(MultipartConfig.class, () -> MultipartConfig.compatible("http://127.0.0.1:8527"))
                .add(
                        VisionStudioConfig.class,
                        () -> VisionStudioConfig.of("http://127.0.0.1:8527", ApiKey.of("secret")))
                .add(ChatConfig.class, () -> ChatConfig.compatible("http://127.0.0.1:8527", ApiKey.of("secret")))
                .add(ChatOptions.class, ChatOptions::none)
                .add(ChatOptions.Builder.class, ChatOptions::builder)
                .add(ProviderModule.class, () -> ProviderModule.of(new ScriptedProvider().provider()))
                .add(ServerLimits.class, ServerLimits::defaults)
                .add(ServerLimits.Builder.class, ServerLimits::builder)
                .add(Caller.class, () -> Caller.of("ann", "secret"))
                .add(EaselServer.class, AdapterSamples::closedServer)
                .add(EaselServer.Builder.class, AdapterSamples::server);
    }

    private static EaselServer closedServer() {
        EaselServer server = server().routes(OpenAiRoutes.all()).start();
        server.close();
        return server;
    }

    private static OpenAi openAi() {
        return OpenAi.compatible("http://127.0.0.1:8527");
    }

    private static EaselServer.Builder server() {
        return EaselServer.builder(
                EaselBuilder.create().timer(new ManualTimer()).build());
    }
}
