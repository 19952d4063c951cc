package dev.easel.imaging.codec.jpeg;

import dev.easel.core.domain.Rgb;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.pixels.Matte;
import dev.easel.imaging.pixels.Pixels;
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
 * Writes one picture as JPEG, as often and in as many qualities as asked: grey where the picture is grey, without any
 * metadata but the profile given.
 *
 * <p>Needs 3 bytes a pixel (1 for grey) beside the picture, once; a progressive file needs about 6 more a pixel, outside
 * the Java heap, while it is written.
 */
public final class JpegWriter {
    private static final int LONGEST_SIDE = 65_500;
    private static final int PROFILE_PART = 65_519;
    private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final String TREE = "javax_imageio_jpeg_image_1.0";

    private final BufferedImage image;
    private final Optional<byte[]> profile;
    private final Chroma chroma;
    private final boolean progressive;

    /**
     * Prepares a picture.
     *
     * @param matte what shows through where the picture is transparent
     * @param profile the ICC profile whose colours the pixels are in; empty for sRGB
     */
    public JpegWriter(Pixels picture, Rgb matte, Optional<byte[]> profile, Chroma chroma, boolean progressive) {
        if (Math.max(picture.width(), picture.height()) > LONGEST_SIDE) {
            throw new ImageProcessingException(
                    "A JPEG has sides of at most " + LONGEST_SIDE + " pixels, and the picture has " + picture.width()
                            + "×" + picture.height() + "; make it smaller, or write PNG.");
        }
        this.image = image(picture, matte, profile);
        this.profile = profile;
        this.chroma = chroma;
        this.progressive = progressive;
    }

    private static BufferedImage image(Pixels picture, Rgb matte, Optional<byte[]> profile) {
        int[] argb = picture.argb();
        boolean grey = profile.map(icc -> icc.length > 19 && icc[16] == 'G').orElseGet(() -> grey(argb, matte));
        int type = grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), type);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0, at = 0; i < argb.length; i++) {
            int pixel = Matte.over(argb[i], matte);
            samples[at++] = (byte) pixel;
            if (!grey) {
                samples[at++] = (byte) (pixel >> 8);
                samples[at++] = (byte) (pixel >> 16);
            }
        }
        return image;
    }

    private static boolean grey(int[] argb, Rgb matte) {
        for (int pixel : argb) {
            int seen = Matte.over(pixel, matte);
            if ((seen & 0xFFFF) != (seen >> 8 & 0xFFFF)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the picture in a quality, 0 to 100 (best), fast. */
    public byte[] write(int quality) {
        return write(quality, false);
    }

    /** Returns the picture in a quality with codes made for it: a few percent fewer bytes, in twice the time. */
    public byte[] writeSmall(int quality) {
        return write(quality, true);
    }

    private byte[] write(int quality, boolean small) {
        ImageWriter writer = writer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.getWidth() * image.getHeight() / 4 + 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = parameters(writer, quality, small);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
            if (image.getRaster().getNumBands() == 3 && chroma.full(quality)) {
                keepAllColour(metadata);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } catch (IOException e) {
            throw new ImageProcessingException("The picture could not be written as JPEG: " + e.getMessage(), e);
        } finally {
            writer.dispose();
        }
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

    /** The JDK's own writer, by whose tree the choice of chroma is told, wherever others are registered. */
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

    private static void keepAllColour(IIOMetadata metadata) throws IIOInvalidTreeException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(TREE);
        NodeList components = root.getElementsByTagName("componentSpec");
        IIOMetadataNode luma = (IIOMetadataNode) components.item(0);
        luma.setAttribute("HsamplingFactor", "1");
        luma.setAttribute("VsamplingFactor", "1");
        metadata.setFromTree(TREE, root);
    }

    /** Puts a profile in, cut into numbered segments, after the first (JFIF) segment. */
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
