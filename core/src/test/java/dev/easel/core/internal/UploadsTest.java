package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadsTest extends ScriptedVerbs {
    private static final ImageData COMMENTED = image(TestImages.chunk("tEXt", bytes("secret")));
    private static final ImageData TURNED =
            image(TestImages.chunk("eXIf", exif()), TestImages.chunk("tEXt", bytes("secret")));
    private static final ImageData CREDITED = image(TestImages.chunk("caBX", bytes("jumb")));
    private static final Output PNG_WANTED = Output.png();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] exif() {
        return ByteBuffer.allocate(26)
                .put(bytes("MM\0*"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .array();
    }

    private static ImageData image(byte[]... chunks) {
        return ImageData.of(TestImages.file(20, 10, 8, 2, new byte[10 * 61], chunks));
    }

    private static List<String> texts(ImageResult result) {
        return result.notes().stream().map(Note::toString).toList();
    }

    private ImageData sent() {
        return ((EditRequest) provider.received().get(0)).images().get(0).load();
    }

    @Test
    void removesMetadataWithoutAProcessor() {
        provider.answer(PNG);
        ImageResult result = withoutProcessor(provider.provider())
                .edit(EditRequest.of(COMMENTED, "x"))
                .execute();
        assertThat(sent().bytes()).isEqualTo(image().bytes());
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void keepsAnOrientationThatNobodyAppliesAndSaysSo() {
        provider.answer(PNG);
        ImageResult result = withoutProcessor(provider.provider())
                .edit(EditRequest.of(TURNED, "x"))
                .execute();
        assertThat(sent().header()).isEqualTo(TURNED.header());
        assertThat(new String(sent().bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(texts(result))
                .singleElement()
                .asString()
                .startsWith("warning")
                .contains("orientation tag");
    }

    @Test
    void sendsWhatTheProcessorMakesAndTellsWhatChanged() {
        provider.answer(PNG);
        processor.uploaded = image -> PHOTO;
        ImageResult result = easel().edit(EditRequest.of(TURNED, "x")).execute();
        assertThat(sent()).isSameAs(PHOTO);
        assertThat(texts(result)).containsExactly("adapted: an image was turned upright to be sent");
    }

    @Test
    void tellsTheProcessorHowManyBytesTheProviderTakes() {
        ScriptedProvider narrow = new ScriptedProvider(
                "narrow", Capabilities.builder().maxInputBytes(99).build());
        narrow.answer(PNG);
        easel(narrow.provider()).edit(EditRequest.of(PHOTO, "x")).execute();
        assertThat(processor.uploadLimits).containsExactly(99L);
    }

    @Test
    void sendsTheSameImageWhereItIsClean() {
        provider.answer(PNG);
        easel().edit(EditRequest.of(PHOTO, "x")).execute();
        assertThat(sent()).isSameAs(PHOTO);
    }

    @Test
    void sendsAnImageAsItIsWhereThatIsWanted() {
        provider.answer(PNG);
        processor.uploaded = image -> PHOTO;
        ImageResult result = easel().edit(
                        EditRequest.builder(TURNED, "x").sendAsIs().build())
                .execute();
        assertThat(sent()).isSameAs(TURNED);
        assertThat(texts(result))
                .anySatisfy(note -> assertThat(note).contains("orientation tag").contains("sent as it is"));
    }

    @Test
    void leavesAUrlToAProviderThatFetchesIt() {
        ScriptedProvider fetching = new ScriptedProvider(
                "fetching", Capabilities.builder().fetchesUrls(true).build());
        fetching.answer(PNG);
        ImageSource url = ImageSource.of(URI.create("https://host/photo.jpg"));
        easel(fetching.provider()).edit(EditRequest.of(url, "x")).execute();
        assertThat(((EditRequest) fetching.received().get(0)).images()).containsExactly(url);
    }

    @Test
    void cleansAllImagesOfAnInpaintingAsReturned() {
        provider.answer(PNG);
        Mask mask = new Mask(COMMENTED, MaskConvention.TRANSPARENT);
        easel().inpaint(InpaintRequest.builder(COMMENTED, mask, "x")
                        .references(List.of(COMMENTED))
                        .asReturned()
                        .build())
                .execute();
        InpaintRequest sent = (InpaintRequest) provider.received().get(0);
        assertThat(sent.sources())
                .hasSize(3)
                .allSatisfy(source -> assertThat(source.load().bytes()).isEqualTo(image().bytes()));
    }

    @Test
    void cleansTheReferencesOfARestoredInpainting() {
        provider.answer(PNG);
        easel().inpaint(InpaintRequest.builder(PHOTO, MASK, "x")
                        .references(List.of(COMMENTED))
                        .build())
                .execute();
        InpaintRequest sent = (InpaintRequest) provider.received().get(0);
        assertThat(sent.references())
                .singleElement()
                .satisfies(reference -> assertThat(reference.load().bytes()).isEqualTo(image().bytes()));
    }

    @Test
    void cleansTheImageThatAProviderExpandsItself() {
        ScriptedProvider expanding = new ScriptedProvider(
                "expanding", Capabilities.builder().nativeBorder(true).build());
        expanding.answer(PNG).answer(PNG);
        easel(expanding.provider())
                .expand(ExpandRequest.of(COMMENTED, Border.fraction(0.1), "x"))
                .execute();
        easel(expanding.provider())
                .expand(ExpandRequest.builder(COMMENTED, Border.fraction(0.1), "x")
                        .sendAsIs()
                        .build())
                .execute();
        assertThat(expanding.received())
                .map(request -> ((InpaintRequest) request).image().load().bytes())
                .containsExactly(image().bytes(), COMMENTED.bytes());
    }

    @Test
    void tellsThatContentCredentialsWereKeptOrDropped() {
        provider.answer(CREDITED.bytes()).answer(CREDITED.bytes()).answer(CREDITED.bytes());
        GenerateRequest png = GenerateRequest.builder("x").output(PNG_WANTED).build();
        assertThat(texts(easel().generate(png).execute()))
                .singleElement()
                .asString()
                .startsWith("kept");
        GenerateRequest jpeg =
                GenerateRequest.builder("x").output(Output.of(ImageFormat.JPEG)).build();
        assertThat(texts(easel().generate(jpeg).execute()))
                .singleElement()
                .asString()
                .contains("dropped");
        assertThat(texts(easel().inpaint(InpaintRequest.of(PHOTO, MASK, "x")).execute()))
                .anyMatch(note -> note.contains("credentials") && note.contains("dropped"));
    }

    @Test
    void convertsAnImageThatIsNotUprightOnlyWhereAFormatWasRequested() {
        provider.answer(TURNED.bytes()).answer(TURNED.bytes());
        ImageResult asReceived = easel().generate(GenerateRequest.of("x")).execute();
        assertThat(asReceived.first().data()).isEqualTo(TURNED);
        assertThat(texts(asReceived)).singleElement().asString().contains("kept", "orientation tag");
        ImageResult png = easel().generate(
                        GenerateRequest.builder("x").output(PNG_WANTED).build())
                .execute();
        assertThat(png.first().data()).isEqualTo(RecordingProcessor.CONVERTED);
        assertThat(png.notes()).isEmpty();
    }
}
