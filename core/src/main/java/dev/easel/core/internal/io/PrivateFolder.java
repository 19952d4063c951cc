package dev.easel.core.internal.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files that only their owner can open, for what was billed and must not get lost. */
public final class PrivateFolder {
    private PrivateFolder() {}

    /** Creates a new folder in the system's temporary folder. */
    public static Path create() throws IOException {
        return Files.createTempDirectory("easel-saved-", ownerOnly("rwx------"));
    }

    /** Creates a folder, and those above it, unless it exists. */
    public static Path create(Path folder) throws IOException {
        return Files.createDirectories(folder, ownerOnly("rwx------"));
    }

    /** Creates a folder that does not exist yet. */
    static void createNew(Path folder) throws IOException {
        Files.createDirectory(folder, ownerOnly("rwx------"));
    }

    /** Lets only the owner of a file open it. */
    public static void makePrivate(Path file) throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Opens a file to write, creating it if it does not exist. */
    public static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE), ownerOnly("rw-------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
