package dev.easel.guice;

import com.google.inject.Provider;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.port.out.ImageProvider;
import java.util.function.UnaryOperator;

/** Opens a provider once for an injector, after the injector has injected the members of the source. */
public abstract class ProviderSource implements Provider<ImageProvider> {
    private UnaryOperator<ImageProvider> change = UnaryOperator.identity();
    private @Nullable ImageProvider opened;

    /** Opens the provider. */
    protected abstract ImageProvider open();

    /** Has the provider changed once it is open. */
    final ProviderSource changedBy(UnaryOperator<ImageProvider> operator) {
        change = operator;
        return this;
    }

    @Override
    public final synchronized ImageProvider get() {
        if (opened == null) {
            opened = change.apply(open());
        }
        return opened;
    }
}
