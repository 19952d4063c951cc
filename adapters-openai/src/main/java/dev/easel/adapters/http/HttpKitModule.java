package dev.easel.adapters.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.easel.adapters.http.apache.ApacheHttp;

/** Binds the {@link HttpKit} that all remote providers of an injector share; installed any number of times, it counts once. */
public final class HttpKitModule extends AbstractModule {
    private final HttpConfig config;

    /** Makes the module of a kit with standard settings, which every {@link ProviderModule} installs. */
    public HttpKitModule() {
        this(HttpConfig.defaults());
    }

    /** Makes the module of a kit with other settings, to override the standard one with {@code Modules.override}. */
    public HttpKitModule(HttpConfig config) {
        this.config = config;
    }

    @Provides
    @Singleton
    HttpKit kit() {
        return ApacheHttp.open(config);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpKitModule;
    }

    @Override
    public int hashCode() {
        return HttpKitModule.class.hashCode();
    }
}
