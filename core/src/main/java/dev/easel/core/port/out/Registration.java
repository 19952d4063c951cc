package dev.easel.core.port.out;

/** Something registered that can be taken back; taking it back twice does nothing. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
