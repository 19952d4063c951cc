package dev.easel.it.readme;

import static dev.easel.core.domain.Verb.GENERATE;
import static dev.easel.core.failure.ProviderException.Reason.RATE_LIMITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.name.Names;
import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.chat.ChatModule;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.multipart.MultipartModule;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.openai.OpenAiModule;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.interceptor.ConcurrencyLimit;
import dev.easel.core.interceptor.RateLimit;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.guice.EaselModule;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.masks.Masks;
import java.nio.file.Path;
import java.time.Duration;

/** The README's samples in compiled form; {@link ReadmeTest} compares the two. */
final class ReadmeSamples {
    private ReadmeSamples() {}

    static void guice(ApiKey key, ApiKey otherKey) {
        // sample: guice
        Injector injector = Guice.createInjector(
                new EaselModule(),
                new OpenAiModule(OpenAi.openAi(key)).only(GENERATE),
                new MultipartModule(MultipartConfig.modelVerse(otherKey)));
        Easel easel = injector.getInstance(Easel.class);
        easel.generate(GenerateRequest.builder("a red bicycle")
                        .aspectRatio(2, 3)
                        .output(Output.jpeg(85))
                        .build())
                .execute()
                .first()
                .writeTo(Path.of("bicycle.jpg"));
        // end
    }

    static void builder() {
        // sample: builder
        ApiKey key = ApiKey.fromEnvironment("OPENAI_API_KEY");
        try (HttpKit http = ApacheHttp.open();
                Easel easel = EaselBuilder.create()
                        .provider(MultipartConfig.openAi(key).provider(http))
                        .processor(Imaging.processor())
                        .build()) {
            ImageData room = ImageData.of(Path.of("room.jpg"));
            Mask sofa =
                    Masks.over(room).rectangle(120, 400, 500, 260).feather(12).build();
            ImageResult result = easel.inpaint(InpaintRequest.of(room, sofa, "a green velvet sofa"))
                    .onProgress(event -> System.out.println(event))
                    .timeout(Duration.ofMinutes(5))
                    .execute();
            result.first().writeTo(Path.of("green.png"));
            System.out.println("outside the mask the provider had changed " + result.drift());
        }
        // end
    }

    static void accounts(ApiKey key, ApiKey chatKey, GenerateRequest request) {
        // sample: accounts
        Injector injector = Guice.createInjector(
                new EaselModule(),
                new MultipartModule(MultipartConfig.openAi(key)),
                new ChatModule(ChatConfig.aceData(chatKey)).named("drafts"));
        Easel best = injector.getInstance(Easel.class);
        Easel drafts = best.with(injector.getInstance(Key.get(ImageProvider.class, Names.named("drafts"))));
        // end
        drafts.call(request);
    }

    static void failures(Easel easel, EditRequest request) {
        // sample: failures
        try (ImageResult result = easel.edit(request).execute()) {
            result.first().writeTo(Path.of("edited.png"));
        } catch (ProviderException refused) {
            System.err.println(refused.reason() + ": " + refused.getMessage());
        } catch (EaselException failed) {
            System.err.println(failed.getMessage() + (failed.retryable() ? " Try again later." : ""));
            failed.savedResponse().ifPresent(file -> System.err.println("The paid answer is in " + file));
        }
        // end
    }

    static void around(ApiKey key, HttpKit http) {
        // sample: around
        ImageProvider provider = MultipartConfig.openAi(key)
                .provider(http)
                .around(ConcurrencyLimit.of(4))
                .around(RateLimit.of(50, Duration.ofMinutes(1)))
                .around(Budget.ofImages(200));
        // end
        EaselBuilder.create().provider(provider);
    }

    static void fake(byte[] png, Path out) {
        // sample: fake
        ScriptedProvider painter = new ScriptedProvider()
                .fail(ProviderException.of(RATE_LIMITED, "slow down").build())
                .answer(png);
        try (Easel easel = EaselBuilder.create().provider(painter.provider()).build()) {
            GenerateRequest request = GenerateRequest.of("a cat");
            assertThatThrownBy(() -> easel.generate(request).execute()).hasMessage("slow down");
            easel.generate(request).execute().first().writeTo(out);
            assertThat(painter.received()).hasSize(2);
        }
        // end
    }
}
