package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.name.Names;
import dev.easel.core.contract.TestImages;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EaselModuleTest {
    private static ImageProvider generating(String name) {
        ImageGenerator generator = (request, context) -> ImageResult.builder(name)
                .image(GeneratedImage.received(TestImages.photo(32, 32)))
                .build();
        return ImageProvider.named(name).generator(generator).build();
    }

    private static ImageProvider inpainting(String name) {
        ImageInpainter inpainter = (request, context) -> ImageResult.builder(name)
                .image(GeneratedImage.received(TestImages.photo(16, 16)))
                .build();
        return ImageProvider.named(name).inpainter(inpainter).build();
    }

    private static Module bound(ImageProvider provider) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                Multibinder.newSetBinder(binder(), ImageProvider.class)
                        .addBinding()
                        .toInstance(provider);
            }
        };
    }

    private static Module bound(ImageProvider provider, String name) {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(ImageProvider.class).annotatedWith(Names.named(name)).toInstance(provider);
            }
        };
    }

    @Test
    void bindsAnEaselOfAllProvidersAndTheProcessor() {
        Injector injector =
                Guice.createInjector(new EaselModule(), bound(generating("painter")), bound(inpainting("restorer")));
        try (Easel easel = injector.getInstance(Easel.class)) {
            assertThat(easel).isSameAs(injector.getInstance(Easel.class));
            assertThat(easel.generate(GenerateRequest.of("a hill")).execute().provider())
                    .isEqualTo("painter");
            ImageResult inpainted = easel.inpaint(InpaintRequest.of(
                            TestImages.photo(50, 40), TestImages.mask(50, 40, 5, 5, 20, 20), "a door"))
                    .execute();
            assertThat(inpainted.provider()).isEqualTo("restorer");
            assertThat(inpainted.first().size().toString()).isEqualTo("50x40");
            assertThat(injector.getInstance(ImageProcessor.class)).isSameAs(injector.getInstance(ImageProcessor.class));
        }
    }

    @Test
    void failsAtStartWhenTwoProvidersHaveOneVerbNamingBoth() {
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Guice.createInjector(
                        new EaselModule(), bound(generating("painter")), bound(generating("other painter"))))
                .withMessageContaining("painter and other painter")
                .withMessageContaining("generate");
    }

    @Test
    void startsWithoutAnyProvider() {
        assertThat(Guice.createInjector(new EaselModule()).getInstance(Easel.class))
                .isNotNull();
    }

    @Test
    void asksABoundFetcherInPlaceOfTheProvidersOwn() {
        List<ImageData> sent = new ArrayList<>();
        ImageEditor editor = (request, context) -> {
            sent.add((ImageData) request.images().get(0));
            return ImageResult.builder("editor")
                    .image(GeneratedImage.received(TestImages.photo(16, 16)))
                    .build();
        };
        ImageProvider provider = ImageProvider.named("editor")
                .editor(editor)
                .fetcher((url, context) -> TestImages.photo(9, 9))
                .build();
        ImageFetcher bound = (url, context) -> TestImages.photo(7, 5);
        Module fetching = new AbstractModule() {
            @Override
            protected void configure() {
                OptionalBinder.newOptionalBinder(binder(), ImageFetcher.class)
                        .setBinding()
                        .toInstance(bound);
            }
        };
        EditRequest request = EditRequest.of(ImageSource.of(URI.create("https://images.example/a.png")), "x");
        for (Module[] modules :
                new Module[][] {{new EaselModule(), bound(provider)}, {new EaselModule(), bound(provider), fetching}}) {
            try (Easel easel = Guice.createInjector(modules).getInstance(Easel.class)) {
                easel.edit(request).execute();
            }
        }
        assertThat(sent).extracting(image -> image.size().toString()).containsExactly("9x9", "7x5");
    }

    @Test
    void leavesNamedProvidersToWhoAsksForThem() {
        Injector injector = Guice.createInjector(
                new EaselModule(), bound(generating("painter")), bound(generating("tenant's painter"), "tenant"));
        try (Easel easel = injector.getInstance(Easel.class)) {
            ImageProvider tenant = injector.getInstance(Key.get(ImageProvider.class, Names.named("tenant")));
            assertThat(tenant.verbs()).containsExactly(Verb.GENERATE);
            GenerateRequest hill = GenerateRequest.of("a hill");
            assertThat(easel.generate(hill).execute().provider()).isEqualTo("painter");
            assertThat(easel.with(tenant).generate(hill).execute().provider()).isEqualTo("tenant's painter");
        }
    }
}
