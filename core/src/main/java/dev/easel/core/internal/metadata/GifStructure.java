package dev.easel.core.internal.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The blocks of a GIF. Its frames and how often they repeat are kept; comments, texts and other applications' data are not. */
final class GifStructure {
    private static final int TRAILER = 0x3B;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int SCREEN_FLAGS = 10;
    private static final int SCREEN_BYTES = 13;
    private static final Set<String> LOOPS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    private final ByteScanner in;
    private final Findings found;

    private GifStructure(ByteScanner in, Findings found) {
        this.in = in;
        this.found = found;
    }

    static void scan(ByteScanner in, Findings found) throws IOException {
        found.frames = 0;
        new GifStructure(in, found).scan();
    }

    private void scan() throws IOException {
        in.moveTo(SCREEN_FLAGS);
        int flags = in.u8();
        in.moveTo(SCREEN_BYTES);
        skipTable(flags);
        for (int code = in.u8(); code != TRAILER; code = in.u8()) {
            long start = in.position() - 1;
            switch (code) {
                case EXTENSION -> extension(start);
                case IMAGE -> frame();
                default -> {
                    // No reader goes on from here.
                    found.edits.replace(start, found.fileLength, new byte[] {TRAILER});
                    return;
                }
            }
        }
        found.edits.drop(in.position(), found.fileLength);
    }

    private void extension(long start) throws IOException {
        int label = in.u8();
        String application = label == APPLICATION ? new String(in.bytes(in.u8()), StandardCharsets.ISO_8859_1) : "";
        skipBlocks();
        found.provenance |= application.startsWith("C2PA_GIF");
        if (label != GRAPHIC_CONTROL && !LOOPS.contains(application)) {
            found.edits.drop(start, in.position());
        }
    }

    private void frame() throws IOException {
        found.frames++;
        in.moveTo(in.position() + 8);
        skipTable(in.u8());
        in.u8();
        skipBlocks();
    }

    private void skipTable(int flags) throws IOException {
        in.moveTo(in.position() + ((flags & 0x80) == 0 ? 0 : 3L << (flags & 7) + 1));
    }

    private void skipBlocks() throws IOException {
        for (int count = in.u8(); count > 0; count = in.u8()) {
            in.moveTo(in.position() + count);
        }
    }
}
