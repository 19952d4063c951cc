package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallSpoolTest {
    private static final byte[] IMAGE = TestImages.photo(6, 4).bytes();

    @TempDir
    Path folder;

    @TempDir
    Path state;

    private SavedImages saving;

    @BeforeEach
    void saveInAFolderOfTheTest() {
        saving = new SavedImages(SavedResponseStore.in(Optional.of(state)), Optional.empty());
    }

    private CallSpool spool() {
        return new CallSpool(new SpillingSpool(0, Optional.of(folder)), Optional.of(folder));
    }

    private static GeneratedImage spooled(CallSpool spool) throws IOException {
        try (SpoolSink sink = spool.open()) {
            sink.write(IMAGE);
            return GeneratedImage.received(sink.finish());
        }
    }

    /** An image that cannot be read between its first reading and another one. */
    private static GeneratedImage unreadable(int until) {
        return GeneratedImage.received(ImageData.of(new Content() {
            private int opened;

            @Override
            public long length() {
                return IMAGE.length;
            }

            @Override
            public InputStream open() throws IOException {
                if (++opened > 1 && opened < until) {
                    throw new IOException("Input/output error");
                }
                return new ByteArrayInputStream(IMAGE);
            }
        }));
    }

    private static ImageResult.Builder result(GeneratedImage... images) {
        ImageResult.Builder result = ImageResult.builder("scripted");
        for (GeneratedImage image : images) {
            result.image(image);
        }
        return result;
    }

    @Test
    void leavesOnlyTheImagesInTheFolder() throws IOException {
        CallSpool spool = spool();
        try (ImageResult result =
                spool.settle(result(spooled(spool), spooled(spool)), saving).build()) {
            assertThat(folder.toFile().list()).containsExactlyInAnyOrder("image-1.png", "image-2.png");
            assertThat(result.images().get(1).bytes()).isEqualTo(IMAGE);
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("image-1.png", "image-2.png");
    }

    @Test
    void keepsTheImageThatFitsAndSavesTheOtherElsewhere() throws IOException {
        CallSpool spool = spool();
        try (ImageResult result =
                spool.settle(result(unreadable(3), spooled(spool)), saving).build()) {
            assertThat(result.images())
                    .singleElement()
                    .satisfies(image -> assertThat(image.data().file()).contains(folder.resolve("image-1.png")));
            EaselException failure = result.partialFailures().get(0);
            assertThat(failure).isInstanceOf(StorageException.class);
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
            Path saved = failure.savedResponse().orElseThrow();
            assertThat(Files.readAllBytes(saved)).isEqualTo(IMAGE);
            assertThat(saved.getParent()).isEqualTo(state);
        }
        assertThat(folder.toFile().list()).containsExactly("image-1.png");
    }

    @Test
    void deliversAnImageThatCanBeSavedNowhere() {
        try (ImageResult result =
                spool().settle(result(unreadable(Integer.MAX_VALUE)), saving).build()) {
            assertThat(result.images()).hasSize(1);
            assertThat(result.notes())
                    .singleElement()
                    .satisfies(note -> assertThat(note.kind()).isEqualTo(Note.Kind.WARNING));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFailureToSaveIsToldBesideTheOneBefore() {
        EaselException failure = saving.save(
                unreadable(Integer.MAX_VALUE), result(), new StorageException("no room", new IOException("full")));

        assertThat(failure).hasMessage("no room");
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(failure.savedResponse()).isEmpty();
        assertThat(failure.getSuppressed()).singleElement().asString().contains("Input/output error");
    }
}
