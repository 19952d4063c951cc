package dev.easel.http.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a process holds: Easel's temporary files, its threads, and open sockets and files. Two counts are equal when
 * nothing was left between them.
 *
 * @param files Easel's files in a folder and in the system's temporary folder
 * @param threads the names and numbers of Easel's threads
 * @param descriptors the bound sockets, and the open files in those folders; none where {@code /proc} is missing
 */
public record ResourceCount(Set<String> files, List<String> threads, List<String> descriptors) {
    private static final Path SYSTEM = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final int INODE = 9;
    private static final String OWN = ".easel-" + ProcessHandle.current().pid() + "-";

    /** Counts now. */
    public static ResourceCount of(Path folder) {
        Set<String> files = new TreeSet<>();
        walk(folder).forEach(file -> files.add(file.toString()));
        list(SYSTEM)
                .filter(file -> file.getFileName().toString().startsWith(OWN))
                .forEach(own -> walk(own).forEach(file -> files.add(file.toString())));
        return new ResourceCount(
                files, running().map(ResourceCount::name).sorted().toList(), descriptors(folder));
    }

    /** Counts once the threads that began after an earlier count have ended, as they do at once where nothing leaks. */
    public static ResourceCount after(ResourceCount before, Path folder) throws InterruptedException {
        for (Thread thread : running().toList()) {
            if (!before.threads.contains(name(thread))) {
                thread.join(10_000);
            }
        }
        return of(folder);
    }

    /** Threads of one kind share a name, so that a number tells which of them is new. */
    private static String name(Thread thread) {
        return thread.getName() + " " + thread.getId();
    }

    private static Stream<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("easel"));
    }

    private static List<String> descriptors(Path folder) {
        List<String> open = new ArrayList<>();
        if (Files.isDirectory(DESCRIPTORS)) {
            Set<String> bound = bound();
            for (Path descriptor : list(DESCRIPTORS).toList()) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    if (bound.contains(target.substring("socket:[".length(), target.length() - 1))) {
                        open.add("socket");
                    }
                } else if (target.startsWith(folder.toString()) || target.contains(OWN)) {
                    open.add(target);
                }
            }
        }
        return open.stream().sorted().toList();
    }

    /** Returns the inodes of TCP sockets that have a port; the platform keeps others, which reach nobody. */
    private static Set<String> bound() {
        Set<String> inodes = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                lines.map(line -> line.strip().split("\\s+"))
                        .filter(columns -> columns.length > INODE)
                        .forEach(columns -> inodes.add(columns[INODE]));
            } catch (IOException e) {
                // No such protocol on this machine.
            }
        }
        return inodes;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Path> walk(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return new HashSet<>(all.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
