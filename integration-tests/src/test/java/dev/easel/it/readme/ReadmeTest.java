package dev.easel.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.name.Names;
import com.google.inject.util.Modules;
import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.TestImages;
import dev.easel.guice.EaselModule;
import dev.easel.http.ApiKey;
import dev.easel.json.JsonForm;
import dev.easel.offline.OfflineModule;
import dev.easel.offline.OfflineProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the documentation to the code: its samples compile and work, its links lead somewhere, its commands are there. */
class ReadmeTest {
    private static final ApiKey KEY = ApiKey.of("sk-test");

    @Test
    void everyModuleHasAPage() {
        assertThat(Page.all()).extracting(Page::name).contains("README.md").containsAll(Page.expected());
    }

    @Test
    void everyJavaBlockIsASample() {
        for (Page page : Page.all()) {
            assertThat(page.samples()).as(page.name()).hasSize(page.javaBlocks());
        }
    }

    @Test
    void showsSamplesThatCompile() {
        Map<String, String> shown = new TreeMap<>();
        for (Page page : Page.all()) {
            page.samples()
                    .forEach((name, code) -> assertThat(shown.put(name, code))
                            .as("%s shows the sample %s of another page", page.name(), name)
                            .isNull());
        }
        assertThat(shown).isEqualTo(Samples.compiled());
    }

    @Test
    void linksLeadToPagesAndHeadingsThatExist() {
        Set<String> broken = new TreeSet<>();
        for (Page page : Page.all()) {
            assertThat(page.links()).as(page.name()).isNotEmpty();
            page.links().stream()
                    .filter(link -> !page.leadsSomewhere(link))
                    .forEach(link -> broken.add(page.name() + " -> " + link));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void marksTheCommandsThatContinuousIntegrationRuns() {
        Page readme = Page.readme();
        assertThat(readme.command("run")).startsWith("mvn ").contains("easel.jar demo");
        assertThat(readme.command("test")).startsWith("mvn ");
        assertThat(Page.top().resolve(".ci/run")).isExecutable();
    }

    @Test
    void theFirstPageIsShort() {
        assertThat(Page.readme().text().lines().count()).isLessThanOrEqualTo(180);
    }

    /** Runs the program as a user does: in another process, in an empty folder. */
    @Test
    void theOfflineProgramMakesAnImage(@TempDir Path folder) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lighthouse.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(program.getInputStream().readAllBytes());
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).isEmpty();
        assertThat(program.exitValue()).isZero();
        assertThat(ImageData.of(folder.resolve("lighthouse.png")).size()).isEqualTo(new Size(1024, 1024));
    }

    @Test
    void theSamplesOfCoreWork(@TempDir Path folder) throws IOException {
        byte[] png = TestImages.photo(8, 8).bytes();
        Path file = Files.write(folder.resolve("photo.png"), png);
        CoreSamples.requests(file, file, file);
        CoreSamples.scripted(png, folder.resolve("cat.png"));
        assertThat(folder.resolve("cat.png")).exists();
        CoreSamples.manualTime(png);
        CoreSamples.money(OfflineProvider.create(), GenerateRequest.of("a red bicycle"));
    }

    @Test
    void theSamplesOfImagingWork(@TempDir Path folder) {
        ImageData photo = ImageData.of(TestImages.photo(700, 700).writeTo(folder.resolve("room.png")));
        Mask mask = ImagingSamples.masks(folder.resolve("room.png"));
        assertThat(mask.image().load().size()).isEqualTo(photo.size());
        assertThat(ImagingSamples.convert(photo).size()).isEqualTo(new Size(1200, 630));
        try (Easel easel = ImagingSamples.processor(OfflineProvider.create())) {
            ImagingSamples.parts(easel, photo, mask);
        }
        OfflineSamples.use(folder.resolve("boat.png"));
        assertThat(ImageData.of(folder.resolve("boat.png")).size()).isEqualTo(new Size(768, 512));
    }

    @Test
    void theSamplesOfJsonWork(@TempDir Path folder) {
        GenerateRequest request = GenerateRequest.of("a red bicycle");
        try (Easel easel =
                        EaselBuilder.create().provider(OfflineProvider.create()).build();
                ImageResult result = easel.generate(request).execute()) {
            JsonSamples.forms(request, result);
        }
        assertThat(JsonSamples.options()).asString().contains("request");
        StorageException failure = new StorageException("The disk is full.");
        assertThat(JsonSamples.failure(JsonForm.failures().write(failure))).hasMessage("The disk is full.");
        assertThat(JsonSamples.journal(folder)).isEmpty();
    }

    @Test
    void theInjectorsOfTheGuicePageStart() {
        OpenAi openAi = OpenAi.openAi(KEY);
        ChatConfig chat = ChatConfig.aceData(KEY);
        GuiceBicycle.easel(openAi).close();
        GuiceSamples.perVerb(KEY, KEY).close();
        GuiceSamples.named(KEY, KEY).close();
        GuiceSamples.kit(openAi, chat).close();
        assertThat(GuiceSamples.tenant(KEY)).asString().contains("openai");
        assertThat(Guice.createInjector(GuiceSamples.isolated(KEY))
                        .getInstance(Key.get(Easel.class, Names.named("covers"))))
                .isNotNull();
        try (Easel easel = Guice.createInjector(
                        GuiceSamples.settings(Runnable::run, OfflineProvider.placeholders()),
                        GuiceSamples.around(openAi))
                .getInstance(Easel.class)) {
            assertThat(easel).asString().contains("openai");
        }
        try (Easel easel = GuiceSamples.override(
                Modules.combine(new EaselModule(), new OfflineModule()),
                TestImages.photo(8, 8).bytes())) {
            assertThat(easel).asString().contains("scripted");
        }
    }

    @Test
    void theServersOfTheSamplesStart() {
        try (Easel easel = OfflineSamples.placeholders(OfflineProvider.create())) {
            ServerSamples.serve(easel);
            for (var server : List.of(ServerSamples.chat(easel), ServerSamples.multipart(easel))) {
                server.start().close();
            }
        }
    }
}
