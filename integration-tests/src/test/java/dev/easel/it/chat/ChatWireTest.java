package dev.easel.it.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.name.Names;
import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.chat.ChatModule;
import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.contract.ImageEditorContract;
import dev.easel.contract.ImageGeneratorContract;
import dev.easel.contract.ImageInpainterContract;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.it.Served;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the chat clients against Easel's server of that dialect, backed by the offline provider. */
@Tag("chat")
class ChatWireTest {
    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.offline(ChatRoutes.all());
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static ImageProvider fourAll() {
        return ChatConfig.fourAll(served.at("/v1"), served.key()).provider(served.kit());
    }

    private static ImageProvider aceDataStreaming() {
        return ChatConfig.aceData(served.at(""), served.key()).stream(true).provider(served.kit());
    }

    private static ImageProvider separateImages(boolean stream) {
        return ChatConfig.compatible(served.at("/v1"), served.key()).model("gemini-2.5-flash-image").stream(stream)
                .provider(served.kit());
    }

    @Nested
    class Generates extends ImageGeneratorContract {
        @Override
        protected ImageGenerator generator() {
            return fourAll().generator().orElseThrow();
        }
    }

    @Nested
    class GeneratesStreaming extends ImageGeneratorContract {
        @Override
        protected ImageGenerator generator() {
            return aceDataStreaming().generator().orElseThrow();
        }
    }

    @Nested
    class GeneratesWithSeparateImages extends ImageGeneratorContract {
        @Override
        protected ImageGenerator generator() {
            return separateImages(false).generator().orElseThrow();
        }
    }

    @Nested
    class GeneratesStreamingWithSeparateImages extends ImageGeneratorContract {
        @Override
        protected ImageGenerator generator() {
            return separateImages(true).generator().orElseThrow();
        }
    }

    @Nested
    class Edits extends ImageEditorContract {
        @Override
        protected ImageEditor editor() {
            return fourAll().editor().orElseThrow();
        }
    }

    @Nested
    class EditsStreaming extends ImageEditorContract {
        @Override
        protected ImageEditor editor() {
            return aceDataStreaming().editor().orElseThrow();
        }
    }

    @Nested
    class Inpaints extends ImageInpainterContract {
        @Override
        protected ImageInpainter inpainter() {
            return fourAll().inpainter().orElseThrow();
        }
    }

    @Test
    void appliesSizeAndFormatThatChatCannotRequest() {
        try (Easel remote = Served.easel(fourAll())) {
            ImageResult result = remote.generate(GenerateRequest.builder("a harbour at noon")
                            .size(300, 200)
                            .output(Output.jpeg(80))
                            .build())
                    .execute();
            assertThat(result.first().size()).isEqualTo(new Size(300, 200));
            assertThat(result.first().format()).isEqualTo(ImageFormat.JPEG);
            assertThat(result.first().url()).isPresent();
        }
    }

    @Test
    void returnsSeveralImagesOnlyIfMaxCallsAllowsAsManyCalls() {
        try (Easel remote = Served.easel(fourAll())) {
            GenerateRequest.Builder three = GenerateRequest.builder("a harbour").count(3);
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> remote.generate(three.build()).execute())
                    .withMessageContaining("maxCalls");
            assertThat(remote.generate(three.maxCalls(3).build()).execute().images())
                    .hasSize(3);
        }
    }

    @Test
    void combinesSeveralImages() {
        try (Easel remote = Served.easel(aceDataStreaming())) {
            ImageResult result = remote.edit(EditRequest.builder(
                                    List.of(TestImages.photo(64, 64), TestImages.photo(80, 40)), "side by side")
                            .build())
                    .execute();
            assertThat(result.images()).hasSize(1);
        }
    }

    @Test
    void inpaintsByInstructionAndKeepsEveryPixelOutsideTheMask() {
        try (Easel remote = Served.easel(fourAll())) {
            ImageData photo = TestImages.photo(120, 90);
            ImageResult result = remote.inpaint(
                            InpaintRequest.builder(photo, TestImages.mask(120, 90, 30, 30, 60, 60), "a red ball")
                                    .output(Output.png())
                                    .build())
                    .execute();
            assertThat(result.first().size()).isEqualTo(new Size(120, 90));
            assertThat(result.notes())
                    .filteredOn(note -> note.kind() == Note.Kind.EMULATED)
                    .singleElement()
                    .satisfies(note -> assertThat(note.message()).contains("mask as a second image"));
            int[] before = argb(photo);
            int[] after = argb(result.first().data());
            for (int i = 0; i < before.length; i++) {
                int x = i % 120;
                int y = i / 120;
                if (x < 30 || x >= 60 || y < 30 || y >= 60) {
                    assertThat(after[i]).isEqualTo(before[i]);
                }
            }
        }
    }

    @Test
    void expandsByInpaintingAPrefilledCanvas() {
        try (Easel remote = Served.easel(fourAll())) {
            ImageResult result = remote.expand(
                            ExpandRequest.of(TestImages.photo(100, 50), Border.fraction(0.2), "more of the same"))
                    .execute();
            assertThat(result.first().size()).isEqualTo(new Size(140, 70));
            assertThat(result.notes()).extracting(Note::kind).contains(Note.Kind.EMULATED);
        }
    }

    @Test
    void isBoundForSelectedVerbsOrUnderAName() {
        ChatConfig config = ChatConfig.fourAll(served.at("/v1"), served.key());
        Injector injector = Guice.createInjector(
                new ChatModule(config).only(Verb.GENERATE).named("words"), new ChatModule(config).named("all"));
        assertThat(injector.getInstance(Key.get(ImageProvider.class, Names.named("words")))
                        .verbs())
                .containsExactly(Verb.GENERATE);
        assertThat(injector.getInstance(Key.get(ImageProvider.class, Names.named("all")))
                        .verbs())
                .contains(Verb.GENERATE, Verb.EDIT, Verb.INPAINT);
    }

    private static int[] argb(ImageData image) {
        try {
            BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(image.bytes()));
            return pixels.getRGB(0, 0, pixels.getWidth(), pixels.getHeight(), null, 0, pixels.getWidth());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
