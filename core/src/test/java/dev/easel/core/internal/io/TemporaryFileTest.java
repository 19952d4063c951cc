package dev.easel.core.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileTest {
    @TempDir
    Path folder;

    /** Creates a temporary file, prints its path, and ends when its input does, or is killed before. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            TemporaryFile file = TemporaryFile.in(Path.of(arguments[0]));
            Files.write(file.path(), new byte[1000]);
            System.out.println(file.path());
            while (System.in.read() >= 0) {
                // It runs until the test ends it.
            }
            System.out.println(Files.exists(file.path()));
        }
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Path abandoned(String name) throws IOException {
        Path dead = Files.createDirectory(folder.resolve(name));
        Files.createFile(dead.resolve(ProcessFolder.LOCK));
        Files.write(dead.resolve("1.part"), new byte[100]);
        return dead;
    }

    @Test
    void leavesNothingOnceAllAreClosed() throws IOException {
        TemporaryFile first = TemporaryFile.in(folder);
        TemporaryFile second = TemporaryFile.in(folder);
        Files.writeString(second.path(), "kept");
        first.close();
        first.close();
        assertThat(first.path()).doesNotExist();
        assertThat(second.path()).hasContent("kept");
        assertThat(TemporaryFile.move(second.path(), folder.resolve("named"))).isTrue();
        assertThat(TemporaryFile.move(folder.resolve("named"), folder.resolve("other")))
                .isFalse();
        second.close();
        assertThat(folder).isDirectoryContaining("glob:**named");
        assertThat(folder.toFile().list()).containsExactly("named");
    }

    @Test
    void isPrivate() throws IOException {
        try (TemporaryFile file = TemporaryFile.in(folder)) {
            Path home = file.path().getParent();
            assertThat(home.getParent()).isEqualTo(folder);
            if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                assertThat(Files.getPosixFilePermissions(home))
                        .allMatch(allowed -> allowed.name().startsWith("OWNER"));
            }
        }
    }

    @Test
    void neverHasTheNameOfAnEarlierOne() throws IOException {
        TemporaryFile first = TemporaryFile.in(folder);
        first.close();
        try (TemporaryFile second = TemporaryFile.in(folder)) {
            assertThat(second.path()).isNotEqualTo(first.path());
        }
    }

    @Test
    void survivesTheRemovalOfTheFolderByOthers() throws IOException {
        TemporaryFile lost = TemporaryFile.in(folder);
        Path home = lost.path().getParent();
        Files.delete(lost.path());
        Files.delete(home.resolve(ProcessFolder.LOCK));
        Files.delete(home);
        try (TemporaryFile next = TemporaryFile.in(folder)) {
            assertThat(next.path()).exists();
            lost.close();
            assertThat(next.path()).exists();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void createsNothingWhereTheFolderCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> TemporaryFile.in(file));
    }

    @Test
    void sweepsWhatAKilledProcessLeft() throws IOException {
        Path dead = abandoned(".easel-12345678-abc-0");
        try (TemporaryFile file = TemporaryFile.in(folder)) {
            assertThat(dead).doesNotExist();
            assertThat(file.path()).exists();
        }
    }

    @Test
    void sweepsNothingElse() throws IOException {
        Path saved = abandoned(".easel-saved-1234");
        Path unlocked = Files.createDirectory(folder.resolve(".easel-1-2-3"));
        Files.createFile(unlocked.resolve("1.part"));
        try (TemporaryFile file = TemporaryFile.in(folder)) {
            assertThat(saved.resolve("1.part")).exists();
            assertThat(unlocked.resolve("1.part")).exists();
            assertThat(file.path()).exists();
        }
    }

    @Test
    void followsNoLinks(@TempDir Path elsewhere) throws IOException {
        Path mine = Files.writeString(elsewhere.resolve("mine"), "mine");
        Path dead = abandoned(".easel-7-a-0");
        Files.createSymbolicLink(dead.resolve("2.part"), mine);
        Path target = Files.move(abandoned(".easel-7-a-1"), elsewhere.resolve("folder"));
        Path link = Files.createSymbolicLink(folder.resolve(".easel-7-a-1"), target);
        Path linkedLock = Files.createDirectory(folder.resolve(".easel-7-a-2"));
        Files.createSymbolicLink(linkedLock.resolve(ProcessFolder.LOCK), mine);
        try (TemporaryFile file = TemporaryFile.in(folder)) {
            assertThat(file.path()).exists();
        }
        assertThat(dead).doesNotExist();
        assertThat(mine).hasContent("mine");
        assertThat(link).isSymbolicLink();
        assertThat(target.resolve("1.part")).exists();
        assertThat(linkedLock).exists();
    }

    @Test
    @Timeout(60)
    void livesAsLongAsItsProcess() throws IOException, InterruptedException {
        Process process = holder();
        Path other = Path.of(process.inputReader().readLine());
        try (TemporaryFile own = TemporaryFile.in(folder)) {
            Path home = own.path().getParent();
            AbandonedFolders.sweep(folder, home);
            assertThat(other).hasSize(1000);
            process.destroyForcibly().waitFor();
            assertThat(other).hasSize(1000);
            AbandonedFolders.sweep(folder, home);
            assertThat(other.getParent()).doesNotExist();
            assertThat(own.path()).exists();
        }
    }

    @Test
    @Timeout(60)
    void goesWhenTheProcessExits() throws IOException, InterruptedException {
        Process process = holder();
        assertThat(Path.of(process.inputReader().readLine())).exists();
        process.outputWriter().close();
        assertThat(process.inputReader().readLine()).isEqualTo("true");
        assertThat(process.waitFor()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isUsedForFilesThatAreWrittenWholeOrNotAtAll() throws IOException {
        Path file = folder.resolve("new").resolve("image.png");
        AtomicFile.write(file, out -> {
            out.write(1);
            List<Path> temporary = List.of(file.getParent().toFile().listFiles()).stream()
                    .map(java.io.File::toPath)
                    .toList();
            assertThat(temporary)
                    .singleElement()
                    .satisfies(home -> assertThat(home.getFileName().toString())
                            .startsWith(".easel-" + ProcessHandle.current().pid()));
        });
        assertThat(file).hasSize(1);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[10]);
                    throw new IOException("No space left on device");
                }));
        assertThat(file).hasSize(1);
        assertThat(file.getParent().toFile().list()).containsExactly("image.png");
    }
}
