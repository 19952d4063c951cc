package dev.easel.http.guice;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;

/**
 * Holds the {@link HttpKit} with default settings that remote providers share where no kit is bound.
 *
 * <p>A class beside the kit itself: a just-in-time binding of the kit would clash with every private module that binds one.
 */
@Singleton
public final class DefaultHttpKit implements AutoCloseable {
    private final HttpKit kit = ApacheHttp.open();

    @Inject
    DefaultHttpKit() {}

    HttpKit kit() {
        return kit;
    }

    @Override
    public void close() {
        kit.close();
    }
}
