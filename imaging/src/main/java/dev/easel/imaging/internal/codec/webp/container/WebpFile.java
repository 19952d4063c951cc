package dev.easel.imaging.internal.codec.webp.container;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.settings.Limits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The container of a WebP (RFC 9649, section 2): the canvas, the color profile, and the position of the first frame. */
public final class WebpFile {
    private static final int RIFF = fourCc("RIFF");
    private static final int WEBP = fourCc("WEBP");
    private static final int EXTENDED = fourCc("VP8X");
    private static final int LOSSY = fourCc("VP8 ");
    private static final int LOSSLESS = fourCc("VP8L");
    private static final int ALPHA = fourCc("ALPH");
    private static final int PROFILE = fourCc("ICCP");
    private static final int FRAME = fourCc("ANMF");

    private static final int HEAD = 8;
    private static final int FRAME_HEAD = 16;

    private final ByteBuffer file;
    private final Limits limits;
    private int width;
    private int height;
    private int frameLeft;
    private int frameTop;
    private int frameWidth;
    private int frameHeight;
    private int frames;
    private boolean lossless;
    private Optional<Part> data = Optional.empty();
    private Optional<Part> alpha = Optional.empty();
    private Optional<byte[]> profile = Optional.empty();

    private WebpFile(byte[] file, Limits limits) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
    }

    /** A section of the file. */
    public record Part(int from, int end) {}

    /** Reads the container; rejects one that is cut short or states sizes over the limits. */
    public static WebpFile read(byte[] file, Limits limits) {
        WebpFile webp = new WebpFile(file, limits);
        webp.readRiff();
        return webp;
    }

    private static int fourCc(String letters) {
        return letters.charAt(0) | letters.charAt(1) << 8 | letters.charAt(2) << 16 | letters.charAt(3) << 24;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int frameLeft() {
        return frameLeft;
    }

    public int frameTop() {
        return frameTop;
    }

    public int frameWidth() {
        return frameWidth;
    }

    public int frameHeight() {
        return frameHeight;
    }

    /** Returns whether the frame's data is lossless (VP8L) instead of lossy (VP8). */
    public boolean lossless() {
        return lossless;
    }

    /** Returns the position of the frame's data. */
    public Part data() {
        return data.orElseThrow(() -> damaged("it has no image data"));
    }

    /** Returns the position of the alpha of lossy data, if present. */
    public Optional<Part> alpha() {
        return alpha;
    }

    public Optional<byte[]> profile() {
        return profile;
    }

    public static ImageProcessingException damaged(String problem) {
        return new ImageProcessingException("The WebP is damaged: " + problem + ".");
    }

    private ImageProcessingException truncated() {
        return new ImageProcessingException(
                "The WebP is cut short: it ends after " + file.capacity() + " bytes, in the middle of a chunk.");
    }

    private void readRiff() {
        if (file.capacity() < 12 || file.getInt(0) != RIFF || file.getInt(8) != WEBP) {
            throw new ImageProcessingException("Not a WebP file: it does not begin with RIFF and WEBP.");
        }
        long end = HEAD + (file.getInt(4) & 0xFFFFFFFFL);
        if (end > file.capacity()) {
            throw truncated();
        }
        readChunks(12, (int) end, false);
        if (data.isEmpty()) {
            throw damaged("it has no image data");
        }
    }

    private void readChunks(int from, int end, boolean inFrame) {
        int at = from;
        while (end - at >= HEAD) {
            int type = file.getInt(at);
            long length = file.getInt(at + 4) & 0xFFFFFFFFL;
            at += HEAD;
            if (length > end - at) {
                throw truncated();
            }
            readChunk(type, at, (int) length, inFrame);
            at += (int) Math.min(length + (length & 1), end - at);
        }
    }

    private void readChunk(int type, int at, int length, boolean inFrame) {
        Part part = new Part(at, at + length);
        if (type == EXTENDED && !inFrame && width == 0) {
            readCanvas(part);
        } else if (type == FRAME && !inFrame && width > 0) {
            readFrame(part);
        } else if (type == PROFILE && profile.isEmpty()) {
            limits.checkMetadata(length);
            profile = Optional.of(Arrays.copyOfRange(file.array(), at, at + length));
        } else if (type == ALPHA && data.isEmpty()) {
            alpha = Optional.of(part);
        } else if ((type == LOSSY || type == LOSSLESS) && data.isEmpty()) {
            data = Optional.of(part);
            lossless = type == LOSSLESS;
            readSize(part, inFrame);
        }
    }

    private void readCanvas(Part part) {
        require(part, 10);
        width = 1 + u24(part.from + 4);
        height = 1 + u24(part.from + 7);
        limits.checkSize(width, height);
    }

    private void readFrame(Part part) {
        limits.checkFrames(++frames);
        if (data.isPresent()) {
            return;
        }
        require(part, FRAME_HEAD);
        frameLeft = 2 * u24(part.from);
        frameTop = 2 * u24(part.from + 3);
        frameWidth = 1 + u24(part.from + 6);
        frameHeight = 1 + u24(part.from + 9);
        limits.checkSize(frameWidth, frameHeight);
        if ((long) frameLeft + frameWidth > width || (long) frameTop + frameHeight > height) {
            throw damaged("its first frame extends beyond its canvas");
        }
        readChunks(part.from + FRAME_HEAD, part.end, true);
        if (data.isEmpty()) {
            throw damaged("its first frame has no image data");
        }
    }

    /** Reads the size at the start of the data, which must match the container. */
    private void readSize(Part part, boolean inFrame) {
        int dataWidth;
        int dataHeight;
        if (lossless) {
            require(part, 5);
            if (file.get(part.from) != 0x2F) {
                throw damaged("its lossless data does not begin with its signature");
            }
            int bits = file.getInt(part.from + 1);
            dataWidth = 1 + (bits & 0x3FFF);
            dataHeight = 1 + (bits >> 14 & 0x3FFF);
        } else {
            require(part, 10);
            if (u24(part.from + 3) != 0x2A019D) {
                throw damaged("its lossy data does not begin with its start code");
            }
            dataWidth = file.getShort(part.from + 6) & 0x3FFF;
            dataHeight = file.getShort(part.from + 8) & 0x3FFF;
        }
        limits.checkSize(dataWidth, dataHeight);
        if (!inFrame) {
            frameWidth = width == 0 ? dataWidth : width;
            frameHeight = height == 0 ? dataHeight : height;
            width = frameWidth;
            height = frameHeight;
        }
        if (dataWidth != frameWidth || dataHeight != frameHeight) {
            throw damaged("its data has size " + dataWidth + "×" + dataHeight + ", but its header states " + frameWidth
                    + "×" + frameHeight);
        }
    }

    private void require(Part part, int bytes) {
        if (part.end - part.from < bytes) {
            throw truncated();
        }
    }

    private int u24(int at) {
        return file.get(at) & 0xFF | (file.get(at + 1) & 0xFF) << 8 | (file.get(at + 2) & 0xFF) << 16;
    }
}
