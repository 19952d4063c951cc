package dev.easel.cli.serve;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.easel.cli.options.connection.ChosenProvider;
import dev.easel.cli.options.connection.Connection;
import dev.easel.cli.output.JsonObject;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import dev.easel.server.EaselServer;
import dev.easel.server.ServerLimits;
import dev.easel.server.settings.Strictness;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server from its start until it is interrupted. */
final class ServerRun {
    private static final long MAX_DOWNLOAD = 256L << 20;

    private final CliEnvironment environment;
    private final ServerOptions options;
    private final boolean studio;

    /**
     * A server that listens.
     *
     * @param hint a note for its owner, where no provider was chosen although there are keys for some
     */
    record Started(EaselServer server, List<ChosenProvider> providers, Optional<Note> hint) {
        Started {
            providers = List.copyOf(providers);
        }
    }

    /**
     * Prepares a server.
     *
     * @param studio whether it has the studio page
     */
    ServerRun(CliEnvironment environment, ServerOptions options, boolean studio) {
        this.environment = environment;
        this.options = options;
        this.studio = studio;
    }

    /**
     * Runs it and returns the exit code.
     *
     * @param onStarted is told the server when it listens
     */
    int run(int port, Consumer<Started> onStarted) throws InterruptedException {
        ServerLimits limits = options.load().limits();
        Strictness strictness = options.requests().strictness();
        CountDownLatch stopped = new CountDownLatch(1);
        try (Registration interrupts = environment
                        .interrupts()
                        .gracefully(stopped::countDown, options.load().grace());
                CommandRuntime runtime = new CommandRuntime(
                        environment, new CancellableContext(), options.pixels().limits(), Encoding.defaults())) {
            Connection connection = options.connecting()
                    .open(environment.providers(), environment.variables())
                    .models(options.models());
            List<ChosenProvider> providers = providers(connection, runtime);
            Injector injector = Guice.createInjector(new ServeModule(
                    providers, runtime.processor(), environment.savedResponses(Optional.empty()), studio));
            EaselServer.Builder builder = injector.getInstance(EaselServer.Builder.class)
                    .limits(limits)
                    .strictness(strictness);
            options.listening().applyTo(builder, port);
            try (Easel easel = injector.getInstance(Easel.class)) {
                options.access().applyTo(builder, environment.variables());
                try (EaselServer server = builder.start()) {
                    announce(server);
                    onStarted.accept(new Started(server, providers, connection.hint(Verb.GENERATE)));
                    stopped.await();
                    stop(server);
                }
            }
            say("Stopped.");
            return ExitCode.DONE;
        }
    }

    private List<ChosenProvider> providers(Connection connection, CommandRuntime runtime) {
        return runtime.all(connection).stream()
                .map(chosen -> chosen.with(
                        options.requests().limiting(chosen.provider(), rule -> runtime.fetcher(rule, MAX_DOWNLOAD))))
                .toList();
    }

    private void announce(EaselServer server) {
        options.access().warnings(options.listening()).forEach(environment.err()::println);
        if (options.json()) {
            environment
                    .out()
                    .println(new JsonObject()
                            .with("url", server.baseUrl().toString())
                            .with("host", options.listening().host())
                            .with("port", server.port())
                            .with("studio", Optional.of(page(server)).filter(page -> studio)));
        }
    }

    private void stop(EaselServer server) {
        say("Stopping: running calls may go on for " + options.load().graceInWords()
                + " (a second signal or Ctrl-C ends them at once).");
        int cut = server.drain(options.load().grace());
        if (cut > 0) {
            environment
                    .err()
                    .println((cut == 1 ? "1 call was cut" : cut + " calls were cut") + " after "
                            + options.load().graceInWords()
                            + ". What had arrived and was billed is saved in "
                            + environment.savedResponses(Optional.empty()) + ": easel recover --list shows it.");
        }
    }

    /** Returns the address of the studio page. */
    URI page(EaselServer server) {
        String base = options.listening().base(server).toString();
        return URI.create(base.endsWith("/") ? base : base + "/");
    }

    /** Returns a line that names the providers, and tells which one serves the requests that name none. */
    static String line(List<ChosenProvider> providers) {
        if (providers.size() == 1) {
            return "Provider: " + providers.get(0).name();
        }
        long answering =
                providers.stream().filter(chosen -> !chosen.usual().isEmpty()).count();
        return "Providers: "
                + providers.stream()
                        .map(chosen -> chosen.name() + (chosen.usual().isEmpty() ? "" : told(chosen, answering == 1)))
                        .collect(Collectors.joining(", "));
    }

    private static String told(ChosenProvider chosen, boolean alone) {
        String verbs = Stream.of(Verb.values())
                .filter(chosen.usual()::contains)
                .map(Verb::word)
                .collect(Collectors.joining(", "));
        return alone ? " (answers the APIs)" : " (" + verbs + ")";
    }

    /** Prints a line for people. */
    void say(String line) {
        if (!options.quiet() && !options.json()) {
            environment.out().println(line);
        }
    }
}
