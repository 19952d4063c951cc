package dev.easel.core.internal.integrity;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.easel.core.failure.ImageProcessingException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The most pixels that so many bytes can hold, and one more. */
class PixelCapacityTest {
    private static void assertFits(ThrowingCallable check) {
        assertThatNoException().isThrownBy(check);
    }

    private static void assertTooMany(ThrowingCallable check) {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(check)
                .withMessageContaining("cannot hold so many");
    }

    @Test
    void aByteOfAPngHoldsAThousandAndThirtyTwo() {
        assertFits(() -> PixelCapacity.checkPng(1032, 10, 8, 10));
        assertTooMany(() -> PixelCapacity.checkPng(1033, 10, 8, 10));
        assertTooMany(() -> PixelCapacity.checkPng(1032, 10, 8, 9));
        assertTooMany(() -> PixelCapacity.checkPng(1032, 11, 8, 10));
        assertFits(() -> PixelCapacity.checkPng(8 * 1032, 10, 1, 10));
        assertTooMany(() -> PixelCapacity.checkPng(8 * 1032 + 1, 10, 1, 10));
        assertFits(() -> PixelCapacity.checkPng(99, 0, 8, 0));
    }

    @Test
    void aCodeOfAGifStandsForFourThousandPixels() {
        assertFits(() -> PixelCapacity.checkGif(2730, 10, 10));
        assertTooMany(() -> PixelCapacity.checkGif(2731, 10, 10));
        assertTooMany(() -> PixelCapacity.checkGif(65_535, 65_535, 1_000_000));
    }

    @Test
    void aBlockOfLossyWebpNeedsThreeBits() {
        assertFits(() -> PixelCapacity.checkLossyWebp(160, 16, 0));
        assertTooMany(() -> PixelCapacity.checkLossyWebp(161, 16, 0));
        assertFits(() -> PixelCapacity.checkLossyWebp(16, 160, 0));
        assertTooMany(() -> PixelCapacity.checkLossyWebp(16, 161, 0));
        assertFits(() -> PixelCapacity.checkLossyWebp(32, 128, 2));
        assertTooMany(() -> PixelCapacity.checkLossyWebp(33, 128, 2));
    }

    @Test
    void aCopyInLosslessWebpNeedsTenBits() {
        assertFits(() -> PixelCapacity.checkLosslessWebp(13_104, 1, 0));
        assertTooMany(() -> PixelCapacity.checkLosslessWebp(13_105, 1, 0));
        assertFits(() -> PixelCapacity.checkLosslessWebp(1638, 10, 1));
        assertTooMany(() -> PixelCapacity.checkLosslessWebp(1639, 10, 1));
        assertTooMany(() -> PixelCapacity.checkLosslessWebp(65_535, 65_535, 1000));
    }

    private static byte[] gray(int width, int height) {
        return new byte[] {8, (byte) (height >> 8), (byte) height, (byte) (width >> 8), (byte) width, 1, 1, 0x11, 0};
    }

    @Test
    void aBlockOfAJpegNeedsABitOrTwo() {
        assertFits(() -> PixelCapacity.checkJpeg(0xC0, gray(320, 8), 10));
        assertTooMany(() -> PixelCapacity.checkJpeg(0xC0, gray(320, 8), 9));
        assertTooMany(() -> PixelCapacity.checkJpeg(0xC1, gray(321, 8), 10));
        assertTooMany(() -> PixelCapacity.checkJpeg(0xC0, gray(8, 321), 10));
        assertFits(() -> PixelCapacity.checkJpeg(0xC2, gray(320, 8), 5));
        assertTooMany(() -> PixelCapacity.checkJpeg(0xC2, gray(320, 9), 5));
        assertFits(() -> PixelCapacity.checkJpeg(0xC9, gray(65_535, 65_535), 5));
        assertFits(() -> PixelCapacity.checkJpeg(0xC0, gray(0, 65_535), 5));
        assertFits(() -> PixelCapacity.checkJpeg(0xC0, gray(65_535, 0), 5));
    }
}
