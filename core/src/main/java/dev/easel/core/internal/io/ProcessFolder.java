package dev.easel.core.internal.io;

import dev.easel.core.annotation.Nullable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * This process's own folder for temporary files within another folder, private and hidden. It exists while it holds files,
 * and a lock tells other processes that this one still runs: when they find it unlocked, they delete it.
 */
final class ProcessFolder {
    static final String LOCK = "lock";

    private static final int TRIES = 10;
    private static final Map<Path, ProcessFolder> OPEN = new HashMap<>();
    private static long created;
    private static boolean hooked;
    private static boolean exiting;

    private final Path parent;
    private final Path path;
    private final @Nullable FileChannel lock;
    private final Set<Path> files = new LinkedHashSet<>();
    private int entered;
    private long number;

    private ProcessFolder(Path parent, Path path, @Nullable FileChannel lock) {
        this.parent = parent;
        this.path = path;
        this.lock = lock;
    }

    /** Returns this process's folder within another one; {@link #newFile} must follow. */
    static ProcessFolder enter(Path parent) throws IOException {
        Path key = parent.toAbsolutePath();
        synchronized (OPEN) {
            ProcessFolder known = OPEN.get(key);
            if (known == null || !Files.isDirectory(known.path)) {
                Files.createDirectories(key);
                known = create(key);
                OPEN.put(key, known);
                deleteAtExit(known.path);
                deleteAtExit(known.path.resolve(LOCK));
                AbandonedFolders.sweep(known.path);
            }
            known.entered++;
            return known;
        }
    }

    private static ProcessFolder create(Path parent) throws IOException {
        for (int tries = 1; ; tries++) {
            Path path = parent.resolve(AbandonedFolders.ownName(created++));
            PrivateFolder.createNew(path);
            try {
                FileChannel lock = lock(path.resolve(LOCK));
                if (lock == null || Files.exists(path.resolve(LOCK))) {
                    return new ProcessFolder(parent, path, lock);
                }
                lock.close();
            } catch (NoSuchFileException swept) {
                // Another process took the new folder, not locked yet, for an abandoned one.
                if (tries == TRIES) {
                    throw swept;
                }
            } catch (IOException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        }
    }

    /** Returns the locked file, or null on a file system without locks, where nothing is swept either. */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (UnsupportedOperationException e) {
            return null;
        }
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(ProcessFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, "Cannot lock " + file + ".", e);
            channel.close();
            return null;
        }
        channel.close();
        throw new NoSuchFileException(file.toString());
    }

    Path path() {
        return path;
    }

    /** Creates an empty file; a failure leaves the folder. */
    Path newFile() throws IOException {
        synchronized (OPEN) {
            try {
                Path file = Files.createFile(path.resolve(++number + ".part"));
                files.add(file);
                if (exiting) {
                    deleteAtExit(file);
                }
                return file;
            } catch (IOException e) {
                leave();
                throw e;
            }
        }
    }

    /** Deletes a file of {@link #newFile}, unless it was moved away. */
    void delete(Path file) {
        synchronized (OPEN) {
            if (files.remove(file)) {
                delete(file, "A temporary file could not be deleted.");
                leave();
            }
        }
    }

    /** Moves one of this process's files away in one step; returns false for any other file and for another disk. */
    static boolean move(Path file, Path target) throws IOException {
        synchronized (OPEN) {
            for (ProcessFolder folder : OPEN.values()) {
                if (folder.files.contains(file)) {
                    return folder.moveAway(file, target);
                }
            }
            return false;
        }
    }

    private boolean moveAway(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            return false;
        }
        files.remove(file);
        leave();
        return true;
    }

    private void leave() {
        if (--entered > 0) {
            return;
        }
        OPEN.remove(parent, this);
        delete(path.resolve(LOCK), "A lock file could not be deleted.");
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                System.getLogger(ProcessFolder.class.getName())
                        .log(System.Logger.Level.DEBUG, "A lock file could not be closed.", e);
            }
        }
        delete(path, "A temporary folder could not be deleted.");
    }

    private static void delete(Path path, String otherwise) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            System.getLogger(ProcessFolder.class.getName()).log(System.Logger.Level.DEBUG, otherwise, e);
        }
    }

    /**
     * Has a file deleted when the process exits, in the reverse order of the calls. This happens after all shutdown hooks,
     * one of which may still write an image; the JDK's list never shrinks, so that it is filled only then.
     */
    private static void deleteAtExit(Path path) {
        if (!hooked) {
            hooked = true;
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(ProcessFolder::exit, "easel-exit"));
            } catch (IllegalStateException shuttingDown) {
                exiting = true;
            }
        }
        if (exiting && path.getFileSystem() == FileSystems.getDefault()) {
            try {
                path.toFile().deleteOnExit();
            } catch (IllegalStateException tooLate) {
                System.getLogger(ProcessFolder.class.getName())
                        .log(System.Logger.Level.DEBUG, "The next process deletes " + path + ".", tooLate);
            }
        }
    }

    private static void exit() {
        synchronized (OPEN) {
            exiting = true;
            for (ProcessFolder folder : OPEN.values()) {
                if (!folder.holdsOthers()) {
                    deleteAtExit(folder.path);
                    deleteAtExit(folder.path.resolve(LOCK));
                }
                folder.files.forEach(ProcessFolder::deleteAtExit);
            }
        }
    }

    /** Returns whether something lies in the folder that cannot go yet, as a loaded library; the next process sweeps it. */
    private boolean holdsOthers() {
        try (Stream<Path> all = Files.list(path)) {
            return all.anyMatch(file -> !files.contains(file) && !file.equals(path.resolve(LOCK)));
        } catch (IOException e) {
            return true;
        }
    }
}
