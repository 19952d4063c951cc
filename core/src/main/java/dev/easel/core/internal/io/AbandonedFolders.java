package dev.easel.core.internal.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Deletes the folders of temporary files that killed processes of the same user left behind. */
final class AbandonedFolders {
    private static final int MOST_REMEMBERED = 256;
    private static final Pattern NAME = Pattern.compile("\\.easel-[0-9]+-[0-9a-z]+-[0-9a-z]+");
    private static final String OWN = ownPrefix();
    private static final Set<Path> SWEPT = new HashSet<>();

    private AbandonedFolders() {}

    /** A process ID alone returns after a restart, in a container almost always: the time of the start tells them apart. */
    private static String ownPrefix() {
        ProcessHandle process = ProcessHandle.current();
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return ".easel-" + process.pid() + "-" + Long.toString(started, Character.MAX_RADIX) + "-";
    }

    /** Returns the name of a new folder of this process. */
    static String ownName(long number) {
        // Two copies of this class, in two class loaders, count separately.
        return OWN + Long.toString(number, Character.MAX_RADIX) + Long.toString(System.nanoTime() >>> 1, 36);
    }

    /** Sweeps the folder around a process's own one, once while this process runs; never fails. */
    static void sweep(Path own) {
        Path parent = own.toAbsolutePath().getParent();
        if (parent != null && isFirst(parent)) {
            sweep(parent, own);
        }
    }

    static void sweep(Path parent, Path own) {
        try (DirectoryStream<Path> candidates = Files.newDirectoryStream(
                parent, entry -> NAME.matcher(entry.getFileName().toString()).matches())) {
            UserPrincipal user = Files.getOwner(own, LinkOption.NOFOLLOW_LINKS);
            for (Path folder : candidates) {
                sweep(folder, user);
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger(AbandonedFolders.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            "Abandoned temporary files in " + parent + " were not looked for.",
                            e);
        }
    }

    private static boolean isFirst(Path parent) {
        synchronized (SWEPT) {
            if (SWEPT.size() == MOST_REMEMBERED) {
                SWEPT.clear();
            }
            return SWEPT.add(parent);
        }
    }

    private static void sweep(Path folder, UserPrincipal user) {
        try {
            if (!folder.getFileName().toString().startsWith(OWN)
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)
                    && isEmptied(folder)) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger(AbandonedFolders.class.getName())
                    .log(System.Logger.Level.DEBUG, "The temporary files in " + folder + " were not deleted.", e);
        }
    }

    /** Deletes the files of a folder whose process has ended; returns whether the folder may go too, if it is empty. */
    private static boolean isEmptied(Path folder) throws IOException {
        Path lock = folder.resolve(ProcessFolder.LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                return false;
            }
            deleteFiles(folder, lock);
            Files.deleteIfExists(lock);
            return true;
        } catch (NoSuchFileException e) {
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Deletes what lies in a folder, a link itself and not where it leads; folders, which are not Easel's, are left. */
    private static void deleteFiles(Path folder, Path lock) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!file.equals(lock) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
