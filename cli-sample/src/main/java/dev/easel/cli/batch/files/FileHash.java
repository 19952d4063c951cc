package dev.easel.cli.batch.files;

import dev.easel.core.internal.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The hash of what a file holds. */
public final class FileHash {
    private static final int BLOCK = 1 << 16;

    private FileHash() {}

    /** Returns the SHA-256 of a file, 64 characters of lower-case hexadecimal; the file is not held in memory. */
    public static String of(Path file) throws IOException {
        MessageDigest hash = Sha256.digest();
        byte[] block = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                hash.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(hash.digest());
    }
}
