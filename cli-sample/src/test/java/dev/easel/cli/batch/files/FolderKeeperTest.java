package dev.easel.cli.batch.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.StorageException;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderKeeperTest {
    private static final BatchJob JOB = BatchJob.of("crane", GenerateRequest.of("a crane"));
    private static final byte[] IMAGE = TestImages.photo(8, 8).bytes();

    @TempDir
    private Path folder;

    private FolderKeeper keeper(int count, boolean force) {
        return new FolderKeeper(folder, job -> new JobFiles("crane", "crane", count), force);
    }

    private static ImageResult result(byte[]... images) {
        ImageResult.Builder result = ImageResult.builder("scripted");
        for (byte[] image : images) {
            result.image(GeneratedImage.received(ImageData.of(image)));
        }
        return result.build();
    }

    @Test
    void storedImagesHaveTheirNamesOnlyOncePublished() {
        List<KeptImage> kept = keeper(2, false).store(JOB, result(IMAGE, IMAGE));
        assertThat(kept).extracting(KeptImage::name).containsExactly("crane-1.png", "crane-2.png");
        assertThat(folder.resolve("crane-1.png")).doesNotExist();
        // Another process, after the first one died.
        assertThat(keeper(2, false).publish(JOB, kept)).isTrue();
        assertThat(folder.resolve("crane-1.png")).hasBinaryContent(IMAGE);
        assertThat(folder.resolve("crane-2.png")).hasBinaryContent(IMAGE);
        assertThat(folder.resolve(FolderKeeper.HIDDEN)).isEmptyDirectory();
        assertThat(keeper(2, false).publish(JOB, kept)).isTrue();
    }

    @Test
    void whatIsGoneIsTold() throws IOException {
        List<KeptImage> kept = keeper(1, false).store(JOB, result(IMAGE));
        keeper(1, false).publish(JOB, kept);
        Files.write(folder.resolve("crane.png"), TestImages.photo(9, 9).bytes());
        assertThat(keeper(1, false).publish(JOB, kept)).isFalse();
        Files.delete(folder.resolve("crane.png"));
        assertThat(keeper(1, false).publish(JOB, kept)).isFalse();
    }

    @Test
    void aFileOfAnotherProgramIsNotOverwritten() throws IOException {
        List<KeptImage> kept = keeper(1, false).store(JOB, result(IMAGE));
        Path other = Files.writeString(folder.resolve("crane.png"), "mine");
        assertThatThrownBy(() -> keeper(1, false).publish(JOB, kept))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("crane.png")
                .hasMessageContaining(".part");
        assertThat(other).hasContent("mine");
        List<KeptImage> later = keeper(1, false).store(JOB, result(IMAGE));
        assertThat(later.get(0).name()).matches("crane-[0-9a-f]{8}\\.png");
        assertThat(keeper(1, true).publish(JOB, kept)).isTrue();
        assertThat(other).hasBinaryContent(IMAGE);
    }

    @Test
    void aNameThatLeavesTheFolderIsRefused() {
        KeptImage outside = new KeptImage(
                "../x.png",
                new dev.easel.core.domain.image.Size(1, 1),
                dev.easel.core.domain.image.ImageFormat.PNG,
                1,
                "0".repeat(64));
        assertThatThrownBy(() -> keeper(1, true).publish(JOB, List.of(outside)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("../x.png");
    }

    @Test
    void imagesThatCannotBeStoredAreSavedElsewhere() throws IOException {
        Files.writeString(folder.resolve(FolderKeeper.HIDDEN), "in the way");
        assertThatThrownBy(() -> keeper(1, false).store(JOB, result(IMAGE)))
                .isInstanceOfSatisfying(StorageException.class, failure -> {
                    assertThat(failure.billing()).isEqualTo(Billing.BILLED);
                    assertThat(failure.savedResponse())
                            .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(IMAGE));
                });
    }
}
