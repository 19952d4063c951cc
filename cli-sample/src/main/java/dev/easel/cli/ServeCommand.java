package dev.easel.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.connection.Connection;
import dev.easel.cli.options.connection.ConnectionOptions;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import dev.easel.server.EaselServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code easel serve}. */
@Command(
        name = "serve",
        header = "Serve all verbs over HTTP in every dialect: OpenAI, Vision Studio, 4All, AceData.",
        customSynopsis = "easel serve [--port 8527] [--host ADDRESS] [--public-url URL] [--provider NAME] [OPTIONS]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel serve",
            "  easel serve --port 0 --provider modelverse --inpaint-provider openai",
            "  easel serve --host 0.0.0.0 --public-url https://images.example.org --caller-key-env EASEL_KEY"
        })
final class ServeCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen on (default: 8527); 0 picks a free port. Example: --port 8080")
    private int port = 8527;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on (default: 127.0.0.1). Example: --host 0.0.0.0")
    private String host = "127.0.0.1";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The base URL of image URLs, for a server behind a proxy."
                    + " Example: --public-url https://images.example.org")
    private Optional<URI> publicUrl = Optional.empty();

    @Option(
            names = "--caller-key-env",
            paramLabel = "VARIABLE",
            description = "Accept only callers that send the key stored in this environment variable."
                    + " Example: --caller-key-env EASEL_KEY")
    private Optional<String> callerKey = Optional.empty();

    @Mixin
    private ConnectionOptions connecting = new ConnectionOptions();

    @Option(
            names = "--model",
            paramLabel = "[NAME=]MODEL",
            description = "The provider's model for requests that name none (default: the provider's default)."
                    + " Examples: --model gpt-image-2, --model chat=gpt-4o-image")
    private List<String> models = List.of();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(names = "--quiet", description = "Do not print the URL and the endpoints.")
    private boolean quiet;

    ServeCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Connection connection = connecting
                .open(environment.providers(), environment.variables())
                .models(models);
        CancellableContext context = new CancellableContext();
        CountDownLatch stopped = new CountDownLatch(1);
        try (Registration interrupts = environment.interrupts().during(stopped::countDown);
                CommandRuntime runtime =
                        new CommandRuntime(environment, context, limits.limits(), Encoding.defaults())) {
            Injector injector = Guice.createInjector(
                    new ServeModule(runtime.providers(connection, Verb.values()), runtime.processor()));
            EaselServer.Builder builder =
                    injector.getInstance(EaselServer.Builder.class).host(host).port(port);
            publicUrl.ifPresent(builder::publicUrl);
            callerKey.map(this::key).ifPresent(builder::apiKey);
            try (Easel easel = injector.getInstance(Easel.class);
                    EaselServer server = builder.start()) {
                if (!quiet) {
                    environment.out().println("Listening on " + server.baseUrl() + " (press Ctrl-C to stop)");
                    endpoints().forEach(line -> environment.out().println("  " + line));
                }
                stopped.await();
                return ExitCode.CANCELLED;
            }
        }
    }

    /** Returns the served endpoints, one line each; two routes may share a path and distinguish requests by their body. */
    private static Stream<String> endpoints() {
        Stream<String> routes = ServeModule.routes().stream()
                .map(route -> route.pattern().method() + " " + route.pattern().path());
        return Stream.concat(routes, Stream.of("GET /files/*", "GET /healthz")).distinct();
    }

    private String key(String variable) {
        return environment
                .variables()
                .apply(variable)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("--caller-key-env names the environment variable "
                        + variable + ", which is not set: set it to the callers' key."));
    }
}
