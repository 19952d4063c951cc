package dev.easel.cli.serve;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.connection.Connection;
import dev.easel.cli.options.connection.ConnectionOptions;
import dev.easel.cli.output.JsonObject;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import dev.easel.server.EaselServer;
import dev.easel.server.ServerLimits;
import dev.easel.server.route.Route;
import dev.easel.server.settings.Strictness;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code easel serve}. */
@Command(
        name = "serve",
        header = "Serve all verbs over HTTP in every dialect: OpenAI, Vision Studio, 4All, AceData.",
        customSynopsis = "easel serve [--port 8527] [--host ADDRESS] [--provider NAME] [OPTIONS]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel serve",
            "  easel serve --port 0 --provider modelverse --inpaint-provider openai",
            "  easel serve --host 0.0.0.0 --public-url https://images.example.org --require-key-env EASEL_KEY",
            "  easel serve --host 0.0.0.0 --provider openai --share callers.txt --grace 5m",
            "",
            "SIGTERM or Ctrl-C stops it: running calls may go on for --grace, and the exit code is 0. A second",
            "signal ends it at once."
        })
public final class ServeCommand implements Callable<Integer> {
    private static final long MAX_DOWNLOAD = 256L << 20;

    private final CliEnvironment environment;

    @Mixin
    private ListenOptions listening = new ListenOptions();

    @Mixin
    private AccessOptions access = new AccessOptions();

    @Mixin
    private RequestOptions requests = new RequestOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private ConnectionOptions connecting = new ConnectionOptions();

    @Option(
            names = "--model",
            paramLabel = "[NAME=]MODEL",
            description = "The provider's model for requests that name none (default: the provider's default)."
                    + " Examples: --model gpt-image-2, --model chat=gpt-4o-image")
    private List<String> models = List.of();

    @Mixin
    private LimitOptions pixels = new LimitOptions();

    @Option(names = "--json", description = "Print the address as one JSON object, {\"url\":…,\"host\":…,\"port\":…}.")
    private boolean json;

    @Option(names = "--quiet", description = "Print only errors and warnings (and JSON).")
    private boolean quiet;

    public ServeCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        access.check(listening);
        ServerLimits limits = load.limits();
        Strictness strictness = requests.strictness();
        CountDownLatch stopped = new CountDownLatch(1);
        try (Registration interrupts = environment.interrupts().gracefully(stopped::countDown, load.grace());
                CommandRuntime runtime = new CommandRuntime(
                        environment, new CancellableContext(), pixels.limits(), Encoding.defaults())) {
            List<ImageProvider> providers = providers(runtime);
            Injector injector = Guice.createInjector(
                    new ServeModule(providers, runtime.processor(), environment.savedResponses(Optional.empty())));
            try (Easel easel = injector.getInstance(Easel.class);
                    EaselServer server = start(injector, limits, strictness)) {
                announce(server, providers);
                stopped.await();
                stop(server);
            }
            say("Stopped.");
            return ExitCode.DONE;
        }
    }

    private List<ImageProvider> providers(CommandRuntime runtime) {
        Connection connection = connecting
                .open(environment.providers(), environment.variables())
                .models(models);
        return requests.limiting(
                runtime.providers(connection, Verb.values()), rule -> runtime.fetcher(rule, MAX_DOWNLOAD));
    }

    private EaselServer start(Injector injector, ServerLimits limits, Strictness strictness) {
        EaselServer.Builder server =
                injector.getInstance(EaselServer.Builder.class).limits(limits).strictness(strictness);
        listening.applyTo(server);
        access.applyTo(server, environment.variables());
        return server.start();
    }

    private void stop(EaselServer server) {
        say("Stopping: running calls may go on for " + load.graceInWords()
                + " (a second signal or Ctrl-C ends them at once).");
        int cut = server.drain(load.grace());
        if (cut > 0) {
            environment
                    .err()
                    .println((cut == 1 ? "1 call was cut" : cut + " calls were cut") + " after " + load.graceInWords()
                            + ". What had arrived and was billed is saved in "
                            + environment.savedResponses(Optional.empty()) + ": easel recover --list shows it.");
        }
    }

    private void announce(EaselServer server, List<ImageProvider> providers) {
        access.warnings(listening).forEach(environment.err()::println);
        if (json) {
            environment
                    .out()
                    .println(new JsonObject()
                            .with("url", server.baseUrl().toString())
                            .with("host", listening.host())
                            .with("port", server.port()));
        }
        say("Listening on " + server.address() + " (press Ctrl-C to stop)");
        say("Provider: " + providers.stream().map(ImageProvider::name).collect(Collectors.joining(", ")));
        say("Images at URLs: " + requests.told(providers));
        endpoints().forEach(line -> say("  " + line));
    }

    private void say(String line) {
        if (!quiet && !json) {
            environment.out().println(line);
        }
    }

    /** Returns the served endpoints, one line for each path. */
    private static List<String> endpoints() {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        ServeModule.routes().stream()
                .map(Route::pattern)
                .forEach(pattern -> methods.computeIfAbsent(pattern.path(), path -> new LinkedHashSet<>())
                        .add(pattern.method()));
        return Stream.concat(
                        methods.entrySet().stream()
                                .map(path -> String.join(", ", path.getValue()) + " " + path.getKey()),
                        Stream.of("GET /files/*", "GET /healthz, GET /healthz/ready"))
                .toList();
    }
}
