package dev.easel.it.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.Stage;
import com.google.inject.name.Names;
import com.google.inject.util.Modules;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.openai.OpenAiModule;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.adapters.visionstudio.VisionStudioModule;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.guice.EaselModule;
import dev.easel.guice.ProviderModule;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.guice.DefaultHttpKit;
import dev.easel.http.guice.HttpKitModule;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way to bind the HTTP kit reaches every provider; which kit a call used shows in a header that the kit adds. */
class HttpKitSharingTest {
    private final FaultServer server = FaultServer.answering(ScriptedResponse.json("{\"data\":[{\"b64_json\":\""
            + Base64.getEncoder().encodeToString(TestImages.photo(8, 8).bytes()) + "\"}]}"));

    @AfterEach
    void close() {
        server.close();
    }

    private static HttpConfig marked(String mark) {
        return HttpConfig.builder().header("X-Kit", mark).build();
    }

    private OpenAiModule openAi() {
        return new OpenAiModule(OpenAi.compatible(server.uri("/v1").toString()));
    }

    /** Returns the mark of the kit that a call goes through, or "default". */
    private String kitOf(Easel easel) {
        easel.generate(GenerateRequest.of("a hill")).execute().close();
        return server.last().header("X-Kit").orElse("default");
    }

    private String kitOf(Module... modules) {
        return kitOf(Guice.createInjector(modules).getInstance(Easel.class));
    }

    @Test
    void usesTheBoundKitInWhateverOrderModulesAreListed() {
        assertThat(kitOf(new EaselModule(), openAi(), new HttpKitModule(marked("a"))))
                .isEqualTo("a");
        assertThat(kitOf(new HttpKitModule(marked("b")), openAi(), new EaselModule()))
                .isEqualTo("b");
    }

    @Test
    void sharesOneDefaultKitWhereNoneIsBound() {
        Injector injector = Guice.createInjector(new EaselModule(), openAi());
        assertThat(kitOf(injector.getInstance(Easel.class))).isEqualTo("default");
        DefaultHttpKit shared = injector.getInstance(DefaultHttpKit.class);
        Injector child = injector.createChildInjector(
                new VisionStudioModule(VisionStudioConfig.of(server.uri("/").toString(), ApiKey.of("k")))
                        .named("studio"));
        assertThat(child.getInstance(DefaultHttpKit.class)).isSameAs(shared);
        shared.close();
    }

    @Test
    void takesTwoEqualConfigurationsForOne() {
        assertThat(kitOf(new EaselModule(), openAi(), new HttpKitModule(marked("c")), new HttpKitModule(marked("c"))))
                .isEqualTo("c");
    }

    @Test
    void failsAtStartForTwoDifferentConfigurationsNamingBoth() {
        HttpConfig one = HttpConfig.builder().maxConnections(11).build();
        HttpConfig other = HttpConfig.builder().maxConnections(12).build();
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Guice.createInjector(new HttpKitModule(one), new HttpKitModule(other)))
                .withMessageContaining(one.toString())
                .withMessageContaining(other.toString());
    }

    @Test
    void sharesAKitOfTheParentWithChildren() {
        Injector parent = Guice.createInjector(new HttpKitModule(marked("parent")));
        Injector child = parent.createChildInjector(new EaselModule(), openAi());
        assertThat(kitOf(child.getInstance(Easel.class))).isEqualTo("parent");
    }

    @Test
    void sharesAKitOfTheOuterModuleWithPrivateModules() {
        assertThat(kitOf(Guice.createInjector(new HttpKitModule(marked("outer")), tenant("one", openAi()))
                        .getInstance(Key.get(Easel.class, Names.named("one")))))
                .isEqualTo("outer");
    }

    @Test
    void letsAPrivateModuleHaveItsOwnKitBesideTheDefaultOne() {
        Injector injector = Guice.createInjector(
                tenant("plain", openAi()), tenant("own", openAi(), new HttpKitModule(marked("private"))));
        assertThat(kitOf(injector.getInstance(Key.get(Easel.class, Names.named("plain")))))
                .isEqualTo("default");
        assertThat(kitOf(injector.getInstance(Key.get(Easel.class, Names.named("own")))))
                .isEqualTo("private");
    }

    private static Module tenant(String name, Module... modules) {
        return new PrivateModule() {
            @Override
            protected void configure() {
                install(new EaselModule());
                for (Module module : modules) {
                    install(module);
                }
                bind(Easel.class).annotatedWith(Names.named(name)).to(Easel.class);
                expose(Key.get(Easel.class, Names.named(name)));
            }
        };
    }

    @Test
    void usesAKitFromAProvidesMethod() {
        Module providing = new AbstractModule() {
            @Provides
            @Singleton
            HttpKit kit() {
                return ApacheHttp.open(marked("provided"));
            }
        };
        assertThat(kitOf(new EaselModule(), openAi(), providing)).isEqualTo("provided");
    }

    @Test
    void bindsNamedProvidersInChildInjectorsOnTheParentsKit() {
        Injector parent = Guice.createInjector(new EaselModule(), new HttpKitModule(marked("shared")));
        Injector child = parent.createChildInjector(openAi().named("tenant"));
        assertThat(kitOf(child.getInstance(Key.get(Easel.class, Names.named("tenant")))))
                .isEqualTo("shared");
    }

    @Test
    void replacesARemoteProviderByAScriptedOne() {
        Module production = Modules.combine(new EaselModule(), new HttpKitModule(), openAi());
        ScriptedProvider scripted =
                new ScriptedProvider("stand-in").answer(TestImages.photo(8, 8).bytes());
        Easel easel = Guice.createInjector(Modules.override(production).with(ProviderModule.of(scripted.provider())))
                .getInstance(Easel.class);
        assertThat(easel.generate(GenerateRequest.of("a hill")).execute().provider())
                .isEqualTo("stand-in");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void failsAtStartInProductionWhenTheKeysVariableIsMissing() {
        OpenAiModule missing = new OpenAiModule(OpenAi.openAi(ApiKey.fromEnvironment("EASEL_NO_SUCH_VARIABLE")));
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Guice.createInjector(Stage.PRODUCTION, new EaselModule(), missing))
                .withMessageContaining("EASEL_NO_SUCH_VARIABLE");
        Easel lazy = Guice.createInjector(new EaselModule(), missing).getInstance(Easel.class);
        assertThat(lazy.capabilities(Verb.GENERATE, ModelId.DEFAULT).maxCount()).isPositive();
    }
}
