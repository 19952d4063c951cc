package dev.easel.http.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;

/**
 * Binds the {@link HttpKit} that all remote providers of an injector and its children share.
 *
 * <p>Without it, or a binding of your own, they share one with default settings. Two modules with different settings fail
 * when the injector is created. Whoever creates the injector closes the kit.
 */
public final class HttpKitModule extends AbstractModule {
    private final HttpConfig config;

    /** Creates the module of a kit with default settings. */
    public HttpKitModule() {
        this(HttpConfig.defaults());
    }

    /** Creates the module of a kit with these settings. */
    public HttpKitModule(HttpConfig config) {
        this.config = requireNonNull(config, "config");
    }

    @Override
    protected void configure() {
        binder().withSource(this)
                .bind(HttpKit.class)
                .toProvider(() -> ApacheHttp.open(config))
                .in(Singleton.class);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpKitModule that && config.equals(that.config);
    }

    @Override
    public int hashCode() {
        return config.hashCode();
    }

    @Override
    public String toString() {
        return "HttpKitModule of " + config;
    }
}
