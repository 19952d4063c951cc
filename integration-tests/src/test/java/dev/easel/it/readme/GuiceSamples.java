package dev.easel.it.readme;

import static dev.easel.core.domain.Verb.EDIT;
import static dev.easel.core.domain.Verb.GENERATE;
import static dev.easel.core.domain.Verb.INPAINT;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.PrivateModule;
import com.google.inject.name.Named;
import com.google.inject.name.Names;
import com.google.inject.util.Modules;
import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.chat.ChatModule;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.openai.OpenAiModule;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.guice.EaselModule;
import dev.easel.guice.ForVerb;
import dev.easel.guice.ProviderModule;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.guice.HttpKitModule;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import dev.easel.offline.OfflineModule;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The samples of the page about Guice. */
final class GuiceSamples {
    private GuiceSamples() {}

    static Easel perVerb(ApiKey key, ApiKey otherKey) {
        // sample: per_verb
        Injector injector = Guice.createInjector(
                new EaselModule(),
                new OpenAiModule(OpenAi.openAi(key)).only(GENERATE),
                new ChatModule(ChatConfig.aceData(otherKey)).only(EDIT),
                new OfflineModule().only(INPAINT));
        Easel easel = injector.getInstance(Easel.class);
        // end
        return easel;
    }

    static Easel named(ApiKey key, ApiKey chatKey) {
        // sample: named
        Injector injector = Guice.createInjector(
                new EaselModule(),
                new OpenAiModule(OpenAi.openAi(key)),
                new ChatModule(ChatConfig.aceData(chatKey)).named("drafts"));
        Easel best = injector.getInstance(Easel.class);
        Easel drafts = injector.getInstance(Key.get(Easel.class, Names.named("drafts")));
        // end
        drafts.close();
        return best;
    }

    // sample: injected
    static final class Illustrator {
        final Easel best;
        final Easel drafts;
        final ImageProvider generator;

        @Inject
        Illustrator(Easel best, @Named("drafts") Easel drafts, @ForVerb(GENERATE) ImageProvider generator) {
            this.best = best;
            this.drafts = drafts;
            this.generator = generator;
        }
    }
    // end

    static Easel tenant(ApiKey tenantKey) {
        // sample: tenant
        Injector parent = Guice.createInjector(new EaselModule(), new HttpKitModule());
        Injector tenant = parent.createChildInjector(new OpenAiModule(OpenAi.openAi(tenantKey)).named("tenant"));
        Easel easel = tenant.getInstance(Key.get(Easel.class, Names.named("tenant")));
        // end
        return easel;
    }

    static Module isolated(ApiKey key) {
        // sample: isolated
        Module covers = new PrivateModule() {
            @Override
            protected void configure() {
                install(new EaselModule());
                install(new HttpKitModule());
                install(new OpenAiModule(OpenAi.openAi(key)));
                bind(Easel.class).annotatedWith(Names.named("covers")).to(Easel.class);
                expose(Key.get(Easel.class, Names.named("covers")));
            }
        };
        // end
        return covers;
    }

    static Easel kit(OpenAi openAi, ChatConfig chat) {
        // sample: kit
        HttpConfig config = HttpConfig.builder()
                .proxy(URI.create("http://proxy.example.org:3128"))
                .readTimeout(Duration.ofMinutes(2))
                .build();
        Injector injector = Guice.createInjector(
                new EaselModule(),
                new HttpKitModule(config),
                new OpenAiModule(openAi).only(GENERATE),
                new ChatModule(chat).only(EDIT, INPAINT));
        // end
        return injector.getInstance(Easel.class);
    }

    static Module ownKit(HttpKit kit) {
        // sample: own_kit
        Module ownKit = new AbstractModule() {
            @Override
            protected void configure() {
                bind(HttpKit.class).toInstance(kit);
            }
        };
        // end
        return ownKit;
    }

    static Module around(OpenAi openAi) {
        // sample: module_around
        Module limited = new OpenAiModule(openAi).around(Budget.ofImages(200));
        // end
        return limited;
    }

    static Module ownProvider(ImageProvider provider) {
        // sample: own_provider
        Module module = ProviderModule.of(provider).only(GENERATE);
        // end
        return module;
    }

    static Module settings(Executor pool, ImageFetcher fetcher) {
        // sample: module_settings
        Module settings = Modules.combine(
                new EaselModule(builder -> builder.executor(pool).memoryPerImage(4 << 20)), new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(ImageFetcher.class).toInstance(fetcher);
                        bind(ImageProcessor.class)
                                .toInstance(Imaging.processor(Limits.defaults(), Encoding.defaults()));
                    }
                });
        // end
        return settings;
    }

    static Easel override(Module production, byte[] png) {
        // sample: override
        ScriptedProvider standIn = new ScriptedProvider().answer(png);
        Injector injector =
                Guice.createInjector(Modules.override(production).with(ProviderModule.of(standIn.provider())));
        Easel easel = injector.getInstance(Easel.class);
        // end
        return easel;
    }
}
