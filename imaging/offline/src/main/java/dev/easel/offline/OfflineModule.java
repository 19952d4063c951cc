package dev.easel.offline;

import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.guice.ProviderModule;
import dev.easel.guice.ProviderSource;
import java.util.EnumSet;

/** Binds the offline provider for all verbs, working on the thread of each call; {@code only} limits them. */
public final class OfflineModule extends ProviderModule {
    /** Creates the module. */
    public OfflineModule() {
        super(OfflineProvider.NAME, EnumSet.allOf(Verb.class), Source::new);
    }

    private static final class Source extends ProviderSource {
        @Override
        protected ImageProvider open() {
            return OfflineProvider.create();
        }
    }
}
