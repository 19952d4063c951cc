package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.core.domain.image.Rgb;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.Matte;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Chroma;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.NodeList;

/**
 * Writes one image as JPEG, any number of times in any qualities: gray if the image is gray, and without metadata except
 * the given profile.
 *
 * <p>Needs a byte a pixel for gray, and only a row for color, in addition to the image; a progressive file needs about 6
 * more a pixel, outside the Java heap, while it is written.
 */
public final class JpegWriter {
    private static final int LONGEST_SIDE = 65_500;
    private static final int PROFILE_PART = 65_519;
    private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final String TREE = "javax_imageio_jpeg_image_1.0";

    private final BufferedImage buffered;
    private final Optional<byte[]> profile;
    private final Chroma chroma;
    private final boolean progressive;

    /**
     * Prepares an image.
     *
     * @param matte the color behind transparent pixels
     * @param profile the ICC profile of the pixels; empty for sRGB
     */
    public JpegWriter(Pixels image, Rgb matte, Optional<byte[]> profile, Chroma chroma, boolean progressive) {
        checkSize(image.width(), image.height());
        this.buffered = image(image, matte, profile);
        this.profile = profile;
        this.chroma = chroma;
        this.progressive = progressive;
    }

    /** Rejects a size that no JPEG has. */
    public static void checkSize(int width, int height) {
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw new ImageProcessingException("A JPEG has sides of at most " + LONGEST_SIDE
                    + " pixels, but the image has " + width + "×" + height + "; make it smaller, or write PNG.");
        }
    }

    private static BufferedImage image(Pixels image, Rgb matte, Optional<byte[]> profile) {
        int[] argb = image.argb();
        boolean gray = profile.map(icc -> icc.length > 19 && icc[16] == 'G').orElseGet(() -> gray(argb, matte));
        if (!gray) {
            return MatteRows.over(image, matte);
        }
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((DataBufferByte) buffered.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < argb.length; i++) {
            samples[i] = (byte) Matte.over(argb[i], matte);
        }
        return buffered;
    }

    private static boolean gray(int[] argb, Rgb matte) {
        for (int pixel : argb) {
            int seen = Matte.over(pixel, matte);
            if ((seen & 0xFFFF) != (seen >> 8 & 0xFFFF)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the image in a quality, 0 to 100 (best), with fast compression. */
    public byte[] write(int quality) {
        return write(quality, Checkpoint.none());
    }

    /** Returns the same, with news of the rows that are written. */
    public byte[] write(int quality, Checkpoint checkpoint) {
        return write(quality, false, checkpoint);
    }

    /** Returns the image in a quality, with optimized Huffman codes: a few percent fewer bytes, in twice the time. */
    public byte[] writeSmall(int quality) {
        return writeSmall(quality, Checkpoint.none());
    }

    /** Returns the same, with news of the rows that are written. */
    public byte[] writeSmall(int quality, Checkpoint checkpoint) {
        return write(quality, true, checkpoint);
    }

    private byte[] write(int quality, boolean small, Checkpoint checkpoint) {
        ImageWriter writer = writer();
        CodecProgress progress = new CodecProgress(checkpoint);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(buffered.getWidth() * buffered.getHeight() / 4 + 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = parameters(writer, quality, small);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(buffered), param);
            if (buffered.getRaster().getNumBands() == 3 && chroma.full(quality)) {
                disableSubsampling(metadata);
            }
            writer.setOutput(out);
            writer.addIIOWriteProgressListener(progress);
            writer.write(null, new IIOImage(buffered, null, metadata), param);
        } catch (IOException e) {
            throw new ImageProcessingException("The image could not be written as JPEG: " + e.getMessage(), e);
        } finally {
            writer.dispose();
        }
        progress.throwIfStopped();
        return profile.map(icc -> withProfile(bytes.toByteArray(), icc)).orElseGet(bytes::toByteArray);
    }

    private ImageWriteParam parameters(ImageWriter writer, int quality, boolean small) {
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality / 100f);
        if (progressive) {
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        if (param instanceof JPEGImageWriteParam jpeg) {
            jpeg.setOptimizeHuffmanTables(progressive || small);
        }
        return param;
    }

    /** Returns the JDK's writer, whose metadata tree sets the chroma subsampling, even if others are registered. */
    private static ImageWriter writer() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
        throw new ImageProcessingException(
                "This Java platform has no JPEG encoder; use one with the java.desktop module.");
    }

    private static void disableSubsampling(IIOMetadata metadata) throws IIOInvalidTreeException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(TREE);
        NodeList components = root.getElementsByTagName("componentSpec");
        IIOMetadataNode luma = (IIOMetadataNode) components.item(0);
        luma.setAttribute("HsamplingFactor", "1");
        luma.setAttribute("VsamplingFactor", "1");
        metadata.setFromTree(TREE, root);
    }

    /** Inserts a profile, split into numbered segments, after the first (JFIF) segment. */
    private static byte[] withProfile(byte[] jpeg, byte[] icc) {
        int start = 4 + ((jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF);
        int count = (icc.length + PROFILE_PART - 1) / PROFILE_PART;
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + icc.length + 18 * count);
        out.write(jpeg, 0, start);
        for (int number = 1, from = 0; number <= count; number++, from += PROFILE_PART) {
            int part = Math.min(PROFILE_PART, icc.length - from);
            int length = part + 16;
            out.write(0xFF);
            out.write(0xE2);
            out.write(length >> 8);
            out.write(length);
            out.writeBytes(PROFILE_NAME);
            out.write(number);
            out.write(count);
            out.write(icc, from, part);
        }
        out.write(jpeg, start, jpeg.length - start);
        return out.toByteArray();
    }
}
