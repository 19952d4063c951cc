package dev.easel.imaging.internal.codec.webp.lossless;

import dev.easel.core.internal.integrity.PixelCapacity;
import dev.easel.imaging.internal.codec.webp.container.WebpFile;
import dev.easel.imaging.internal.pixels.Checkpoint;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;

/** Decodes lossless data (RFC 9649, sections 3 to 6) to ARGB pixels: 4 bytes a pixel, and up to 2 more with a palette. */
public final class LosslessDecoder {
    /** Limits the tables of all prefix codes of an image to 64 MiB; encoders use far less. */
    private static final int MAX_TABLE_ENTRIES = 1 << 24;

    private static final int CACHE_MULTIPLIER = 0x1E35A7BD;
    private static final int MAX_CACHE_BITS = 11;
    private static final int SIGNATURE_AND_SIZE = 5;

    /** Offsets of the 120 nearest pixels: up (upper half of each byte) and to the left (8 minus the lower half). */
    private static final byte[] NEAR = HexFormat.of().parseHex("""
            1807171928062729161a262a38053739151b363a252b48044749141c353b464a242c58454b343c03
            5759131d565a232d444c555b333d68026769121e666a222e545c434d656b323e78017779535d111f
            646c424e767a212f757b313f636d525e00747c414f1020626e30737d515f40727e616f50717f6070
            """.replace("\n", ""));

    /** The number of rows decoded between two checkpoints. */
    private static final int ROWS = 64;

    /** The share of decoding, before transforms are undone. */
    private static final double DECODING = 0.8;

    private final LosslessBits in;
    private final Checkpoint checkpoint;
    private int tableEntries;

    private LosslessDecoder(LosslessBits in, Checkpoint checkpoint) {
        this.in = in;
        this.checkpoint = checkpoint;
    }

    /** Decodes data that begins with its signature and size. */
    public static int[] decode(byte[] file, WebpFile.Part part, int width, int height, Checkpoint checkpoint) {
        return decode(file, part.from() + SIGNATURE_AND_SIZE, part.end(), width, height, checkpoint);
    }

    /** Decodes data without signature and size, as used for alpha. */
    public static int[] decodeBare(byte[] file, int from, int end, int width, int height) {
        return decode(file, from, end, width, height, Checkpoint.none());
    }

    private static int[] decode(byte[] file, int from, int end, int width, int height, Checkpoint checkpoint) {
        return new LosslessDecoder(new LosslessBits(file, from, end), checkpoint).image(width, height);
    }

    private int[] image(int width, int height) {
        Deque<LosslessTransform> transforms = new ArrayDeque<>();
        int codedWidth = width;
        int seen = 0;
        while (in.readFlag()) {
            int type = in.read(2);
            if ((seen & 1 << type) != 0) {
                throw WebpFile.damaged("a transform occurs twice");
            }
            seen |= 1 << type;
            LosslessTransform transform = transform(type, codedWidth, height);
            codedWidth = transform.codedWidth();
            transforms.push(transform);
        }
        int[] pixels = pixels(codedWidth, height, true);
        for (LosslessTransform transform : transforms) {
            pixels = transform.undo(pixels);
            checkpoint.reached(DECODING);
        }
        return pixels;
    }

    private LosslessTransform transform(int type, int width, int height) {
        switch (type) {
            case 0, 1 -> {
                int bits = 2 + in.read(3);
                int[] blocks = pixels(blocks(width, bits), blocks(height, bits), false);
                return type == 0
                        ? new PredictorTransform(width, height, bits, blocks)
                        : new ColorTransform(width, height, bits, blocks);
            }
            case 2 -> {
                return new GreenTransform(width);
            }
            default -> {
                int colors = 1 + in.read(8);
                return PaletteTransform.of(width, height, pixels(colors, 1, false));
            }
        }
    }

    private static int blocks(int pixels, int bits) {
        return pixels + (1 << bits) - 1 >> bits;
    }

    private int[] pixels(int width, int height, boolean grouped) {
        int cacheBits = in.readFlag() ? in.read(4) : 0;
        if (cacheBits > MAX_CACHE_BITS) {
            throw WebpFile.damaged(
                    "its color cache has " + cacheBits + " bits, but at most " + MAX_CACHE_BITS + " are allowed");
        }
        Groups groups = groups(width, height, cacheBits == 0 ? 0 : 1 << cacheBits, grouped);
        if (!groups.hasPlain()) {
            PixelCapacity.checkLosslessWebp(width, height, in.bytesLeft());
        }
        int[] pixels = new int[width * height];
        int[] cache = new int[1 << cacheBits];
        int cacheShift = 32 - cacheBits;
        PrefixCodes codes = groups.at(0, 0);
        int x = 0;
        int y = 0;
        int until = ROWS;
        for (int at = 0; at < pixels.length; ) {
            if (grouped && y >= until) {
                until = y + ROWS;
                checkpoint.reached(DECODING * y / height);
            }
            if ((x & groups.mask) == 0) {
                codes = groups.at(x, y);
            }
            int symbol = codes.green().read(in);
            int end = at + 1;
            if (symbol < PrefixCodes.LITERALS) {
                int red = codes.red().read(in);
                int blue = codes.blue().read(in);
                pixels[at] = codes.alpha().read(in) << 24 | red << 16 | symbol << 8 | blue;
            } else if (symbol < PrefixCodes.LITERALS + PrefixCodes.LENGTHS) {
                end = copy(codes, symbol - PrefixCodes.LITERALS, pixels, at, width);
            } else {
                pixels[at] = cache[symbol - PrefixCodes.LITERALS - PrefixCodes.LENGTHS];
            }
            if (cacheBits > 0) {
                for (int i = at; i < end; i++) {
                    cache[pixels[i] * CACHE_MULTIPLIER >>> cacheShift] = pixels[i];
                }
            }
            x += end - at;
            if (x >= width) {
                y += x / width;
                x %= width;
            }
            if (end > at + 1 && end < pixels.length) {
                codes = groups.at(x, y);
            }
            at = end;
        }
        return pixels;
    }

    /** Copies earlier pixels; returns the index after the last. */
    private int copy(PrefixCodes codes, int lengthSymbol, int[] pixels, int at, int width) {
        int length = number(lengthSymbol);
        int distance = number(codes.distance().read(in));
        if (distance <= NEAR.length) {
            int near = NEAR[distance - 1];
            distance = Math.max(1, (near >> 4) * width + 8 - (near & 15));
        } else {
            distance -= NEAR.length;
        }
        if (distance > at || length > pixels.length - at) {
            throw WebpFile.damaged("it copies pixels from outside the image");
        }
        for (int i = at; i < at + length; i++) {
            pixels[i] = pixels[i - distance];
        }
        return at + length;
    }

    /** Returns the length or distance of a symbol, including its extra bits. */
    private int number(int symbol) {
        if (symbol < 4) {
            return symbol + 1;
        }
        int more = symbol - 2 >> 1;
        return (2 + (symbol & 1) << more) + in.read(more) + 1;
    }

    private Groups groups(int width, int height, int cacheSize, boolean grouped) {
        if (!grouped || !in.readFlag()) {
            return new Groups(-1, 31, 0, new int[1], new PrefixCodes[] {codes(cacheSize)});
        }
        int bits = 2 + in.read(3);
        int across = blocks(width, bits);
        int[] numbers = pixels(across, blocks(height, bits), false);
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numbers[i] >> 8 & 0xFFFF;
            count = Math.max(count, numbers[i] + 1);
        }
        boolean[] used = new boolean[count];
        for (int number : numbers) {
            used[number] = true;
        }
        PrefixCodes[] codes = new PrefixCodes[count];
        for (int number = 0; number < count; number++) {
            PrefixCodes read = PrefixCodes.read(in, cacheSize);
            codes[number] = used[number] ? counted(read) : codes[0];
        }
        return new Groups((1 << bits) - 1, bits, across, numbers, codes);
    }

    private PrefixCodes codes(int cacheSize) {
        return counted(PrefixCodes.read(in, cacheSize));
    }

    private PrefixCodes counted(PrefixCodes codes) {
        tableEntries += codes.size();
        if (tableEntries > MAX_TABLE_ENTRIES) {
            throw WebpFile.damaged("its prefix codes need more than " + 4 * MAX_TABLE_ENTRIES + " bytes");
        }
        return codes;
    }

    /** The prefix codes for the pixels of each block. */
    private record Groups(int mask, int bits, int across, int[] numbers, PrefixCodes[] codes) {
        boolean hasPlain() {
            return Arrays.stream(numbers).distinct().anyMatch(number -> codes[number].isPlain());
        }

        PrefixCodes at(int x, int y) {
            return codes[numbers[(y >> bits) * across + (x >> bits)]];
        }
    }
}
