package dev.easel.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that uses a journal until it is killed, or writes very many entries. */
final class JournalProcess {
    private JournalProcess() {}

    static Process start(String heap, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JournalProcess.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    public static void main(String... arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        if (arguments.length == 1) {
            hold(file);
        } else {
            fill(file, Integer.parseInt(arguments[1]));
        }
    }

    private static void hold(Path file) throws IOException {
        FileJournal journal = FileJournal.open(file);
        journal.append(JournalSamples.started("of another process"));
        System.out.println("ready");
        int end = System.in.read();
        throw new IllegalStateException("This process is to be killed, but read " + end);
    }

    /** Skips the wait for the disk, which is not what is tried. */
    private static final class QuickDisk extends JournalDisk {
        QuickDisk(JournalDisk disk) {
            super(disk);
        }

        @Override
        void sync() {}
    }

    private static void fill(Path file, int jobs) {
        try (FileJournal journal = FileJournal.open(file, QuickDisk::new)) {
            for (int i = 0; i < jobs; i++) {
                journal.append(JournalSamples.started("a job with a name of usual length, number " + i));
                journal.append(JournalSamples.ended("a job with a name of usual length, number " + i));
            }
        }
        try (FileJournal journal = FileJournal.open(file)) {
            System.out.println(journal.jobs() + " "
                    + journal.last("a job with a name of usual length, number 7")
                            .orElseThrow()
                            .id());
        }
    }
}
