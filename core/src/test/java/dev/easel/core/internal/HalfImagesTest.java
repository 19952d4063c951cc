package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half an image is never delivered, and never sent: the provider would bill a call with it. */
class HalfImagesTest extends ScriptedVerbs {
    private static final byte[] HALF = Arrays.copyOf(PNG, PNG.length / 2);
    private static final byte[] LIE = TestImages.file(7000, 7000, 8, 2, new byte[9]);

    private void assertNeverSent(ImageCall call, String message) {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(call::execute)
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
        assertThat(provider.received()).isEmpty();
    }

    private void assertNeverSentByAnyVerb(ImageSource image, String message) {
        Mask mask = new Mask(image, MASK.convention());
        assertNeverSent(easel().edit(EditRequest.of(image, "x")), message);
        assertNeverSent(
                easel().edit(EditRequest.builder(List.of(PHOTO, image), "x").build()), message);
        assertNeverSent(easel().inpaint(InpaintRequest.of(image, MASK, "x")), message);
        assertNeverSent(easel().inpaint(InpaintRequest.of(PHOTO, mask, "x")), message);
        assertNeverSent(easel().expand(ExpandRequest.of(image, Border.pixels(4, 4, 4, 4), "x")), message);
    }

    @Test
    void isNeverDeliveredWhateverTheProviderIs() {
        provider.answer(HALF).answer(HALF);
        assertLost(easel().generate(GenerateRequest.of("x")));
        assertLost(withoutProcessor(provider.provider())
                .edit(EditRequest.builder(List.of(PHOTO), "x")
                        .output(Output.jpeg(80))
                        .build()));
    }

    private static void assertLost(ImageCall call) {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(call::execute)
                .withMessageStartingWith("The image is incomplete")
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.BILLED))
                .satisfies(e -> assertThat(e.savedResponse().orElseThrow()).hasBinaryContent(HALF));
    }

    @Test
    void isAPartialFailureBesideAWholeImage() {
        ScriptedProvider two =
                new ScriptedProvider("two", Capabilities.builder().maxCount(2).build()).answer(HALF, PNG);
        ImageResult result = easel(two.provider())
                .generate(GenerateRequest.builder("x").count(2).build())
                .execute();
        assertThat(result.first().bytes()).isEqualTo(PNG);
        assertThat(result.partialFailures())
                .singleElement()
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.BILLED));
    }

    @Test
    void isNotSentFromMemory() {
        assertNeverSentByAnyVerb(ImageSource.of(HALF), "The image is incomplete: it ends after " + HALF.length);
        assertNeverSentByAnyVerb(ImageSource.of(LIE), "cannot hold so many");
    }

    @Test
    void isNotSentFromAFileWhichIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("half.png"), HALF);
        assertNeverSentByAnyVerb(ImageSource.of(file), file + ": The image is incomplete");
    }

    @Test
    void isNotSentFromTheWebWhateverFetchesIt() {
        ImageSource image = ImageSource.of(URI.create("https://example.org/a.png"));
        ImageProvider fetching = ImageProvider.named("own")
                .editor(provider.provider().editor().orElseThrow())
                .fetcher((url, context) -> ImageData.of(HALF))
                .build();
        assertNeverSent(easel(fetching).edit(EditRequest.of(image, "x")), "The image is incomplete");
    }
}
