package dev.easel.cli.identify;

import dev.easel.cli.identify.Block.Kind;
import dev.easel.core.domain.image.ImageFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Finds the metadata of an encoded image; what is damaged is left out. */
final class Blocks {
    private static final int MOST_UNPACKED = 1 << 22;
    private static final int MOST_BLOCKS = 1_000;
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PROFILE = "ICC_PROFILE\0";

    private final byte[] file;
    private final List<Block> found = new ArrayList<>();
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();

    private Blocks(byte[] file) {
        this.file = file;
    }

    static List<Block> of(byte[] file, ImageFormat format) {
        Blocks blocks = new Blocks(file);
        switch (format) {
            case PNG -> blocks.png();
            case JPEG -> blocks.jpeg();
            case WEBP -> blocks.webp();
            case GIF -> {} // its comments and extensions say nothing that is told here
        }
        return blocks.found;
    }

    private void add(Kind kind, String key, byte[] bytes) {
        if (found.size() < MOST_BLOCKS) {
            found.add(new Block(kind, key, bytes));
        }
    }

    private void png() {
        ByteBuffer in = ByteBuffer.wrap(file);
        int at = 8;
        while (at + 12 <= file.length) {
            int length = in.getInt(at);
            if (length < 0 || length > file.length - at - 12) {
                return;
            }
            chunk(latin(at + 4, 4), at + 8, length);
            at += 12 + length;
        }
    }

    /** Reads a chunk as the PNG specification, third edition, section 11.3 has it. */
    private void chunk(String type, int from, int length) {
        byte[] data = Arrays.copyOfRange(file, from, from + length);
        int end = indexOfZero(data, 0);
        String key = new String(data, 0, Math.max(0, end), StandardCharsets.ISO_8859_1);
        switch (type) {
            case "eXIf" -> add(Kind.EXIF, "", data);
            case "sRGB" -> add(Kind.SRGB, "", data);
            case "iCCP" -> {
                if (end >= 0) {
                    add(Kind.ICC, "", unpacked(data, end + 2));
                }
            }
            case "tEXt" -> {
                if (end >= 0) {
                    text(key, new String(data, end + 1, length - end - 1, StandardCharsets.ISO_8859_1));
                }
            }
            case "zTXt" -> {
                if (end >= 0) {
                    text(key, new String(unpacked(data, end + 2), StandardCharsets.ISO_8859_1));
                }
            }
            case "iTXt" -> international(key, data, end);
            default -> {}
        }
    }

    private void international(String key, byte[] data, int end) {
        int language = end < 0 || end + 3 > data.length ? -1 : indexOfZero(data, end + 3);
        int translated = language < 0 ? -1 : indexOfZero(data, language + 1);
        if (translated < 0) {
            return;
        }
        byte[] text = data[end + 1] == 1
                ? unpacked(data, translated + 1)
                : Arrays.copyOfRange(data, translated + 1, data.length);
        if (key.equals("XML:com.adobe.xmp")) {
            add(Kind.XMP, "", text);
        } else {
            text(key, new String(text, StandardCharsets.UTF_8));
        }
    }

    private void text(String key, String text) {
        add(Kind.TEXT, key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static int indexOfZero(byte[] data, int from) {
        for (int i = from; i < data.length; i++) {
            if (data[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] unpacked(byte[] data, int from) {
        Inflater inflater = new Inflater();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        try {
            inflater.setInput(data, Math.min(from, data.length), Math.max(0, data.length - from));
            for (int count = inflater.inflate(piece); count > 0 && out.size() < MOST_UNPACKED; ) {
                out.write(piece, 0, count);
                count = inflater.inflate(piece);
            }
        } catch (DataFormatException damaged) {
            return new byte[0];
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private void jpeg() {
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
            if (marker == 0xDA || marker == 0xD9 || length < 2 || at + 2 + length > file.length) {
                break;
            }
            segment(marker, at + 4, length - 2);
            at += 2 + length;
        }
        if (profile.size() > 0) {
            add(Kind.ICC, "", profile.toByteArray());
        }
    }

    private void segment(int marker, int from, int length) {
        String text = latin(from, Math.min(length, 40));
        int end = from + length;
        if (marker == 0xE1 && text.startsWith(EXIF)) {
            add(Kind.EXIF, "", Arrays.copyOfRange(file, from + EXIF.length(), end));
        } else if (marker == 0xE1 && text.startsWith(XMP)) {
            add(Kind.XMP, "", Arrays.copyOfRange(file, from + XMP.length(), end));
        } else if (marker == 0xE2 && text.startsWith(PROFILE) && length > PROFILE.length() + 2) {
            profile.write(file, from + PROFILE.length() + 2, length - PROFILE.length() - 2);
        } else if (marker == 0xFE) {
            text("Comment", new String(file, from, length, StandardCharsets.UTF_8));
        }
    }

    private void webp() {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 12;
        while (at + 8 <= file.length) {
            int length = in.getInt(at + 4);
            if (length < 0 || length > file.length - at - 8) {
                return;
            }
            byte[] data = Arrays.copyOfRange(file, at + 8, at + 8 + length);
            switch (latin(at, 4)) {
                case "EXIF" -> add(Kind.EXIF, "", withoutName(data));
                case "XMP " -> add(Kind.XMP, "", data);
                case "ICCP" -> add(Kind.ICC, "", data);
                default -> {}
            }
            at += 8 + length + (length & 1);
        }
    }

    /** Some writers put the name of JPEG's segment before the data. */
    private static byte[] withoutName(byte[] exif) {
        boolean named = new String(exif, 0, Math.min(6, exif.length), StandardCharsets.ISO_8859_1).equals(EXIF);
        return named ? Arrays.copyOfRange(exif, 6, exif.length) : exif;
    }

    private String latin(int from, int length) {
        return new String(file, from, Math.min(length, file.length - from), StandardCharsets.ISO_8859_1);
    }
}
