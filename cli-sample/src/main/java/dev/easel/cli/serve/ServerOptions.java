package dev.easel.cli.serve;

import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.connection.ConnectionOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a server serves, where, and to whom, as options. */
public final class ServerOptions {
    @Mixin
    private ListenOptions listening = new ListenOptions();

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Mixin
    private RequestOptions requests = new RequestOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private ConnectionOptions connecting = ConnectionOptions.ofServer();

    @Option(
            names = "--model",
            paramLabel = "[NAME=]MODEL",
            description = "The provider's model for requests that name none (default: the provider's default)."
                    + " Examples: --model gpt-image-2, --model chat=gpt-4o-image")
    private List<String> models = List.of();

    @Mixin
    private LimitOptions pixels = new LimitOptions();

    @Option(
            names = "--json",
            description = "Print the addresses as one JSON object, {\"url\":…,\"host\":…,\"port\":…,\"studio\":…}.")
    private boolean json;

    @Option(names = "--quiet", description = "Print only errors and warnings (and JSON).")
    private boolean quiet;

    ListenOptions listening() {
        return listening;
    }

    AccessOptions access() {
        return access;
    }

    RequestOptions requests() {
        return requests;
    }

    LoadOptions load() {
        return load;
    }

    ConnectionOptions connecting() {
        return connecting;
    }

    List<String> models() {
        return models;
    }

    LimitOptions pixels() {
        return pixels;
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }
}
