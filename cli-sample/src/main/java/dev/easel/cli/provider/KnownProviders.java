package dev.easel.cli.provider;

import java.util.List;

/** The providers that the program knows. */
public final class KnownProviders {
    private KnownProviders() {}

    /** Returns them all. */
    public static ProviderTable table() {
        return new ProviderTable(List.of());
    }
}
