package dev.easel.core.port.out;

/** A registration that closing undoes; closing it twice does nothing. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
