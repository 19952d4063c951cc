package dev.easel.http.fault;

import dev.easel.core.domain.image.Content;
import dev.easel.core.port.out.SpoolSink;
import java.io.IOException;
import java.util.Optional;

/** A sink that passes everything on to another one, for tests that watch what happens to it. */
public abstract class WrappedSink extends SpoolSink {
    private final SpoolSink sink;

    protected WrappedSink(SpoolSink sink) {
        this.sink = sink;
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
        sink.write(from, offset, count);
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    @Override
    public long length() {
        return sink.length();
    }

    @Override
    public Content content() {
        return sink.content();
    }

    @Override
    public Optional<String> damage() throws IOException {
        return sink.damage();
    }

    @Override
    public void release() {
        sink.release();
    }

    @Override
    public void discard() {
        sink.discard();
    }
}
