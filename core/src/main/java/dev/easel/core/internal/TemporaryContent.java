package dev.easel.core.internal;

import dev.easel.core.internal.integrity.CheckedContent;
import dev.easel.core.internal.io.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The bytes of a temporary file, which stays as long as its content is reachable. */
final class TemporaryContent implements CheckedContent {
    private final TemporaryFile temporary;
    private volatile boolean whole;

    TemporaryContent(TemporaryFile temporary) {
        this.temporary = temporary;
    }

    void checked(boolean isWhole) {
        whole = isWhole;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public long length() throws IOException {
        return Files.size(temporary.path());
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(temporary.path());
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(temporary.path());
    }
}
