package dev.easel.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.easel.cli.options.ConnectionOptions;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import dev.easel.server.EaselServer;
import java.net.URI;
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
        header = "Serve the verbs over HTTP in every dialect: OpenAI, Vision Studio, 4All, AceData.",
        customSynopsis = "easel serve [--port 8527] [--host ADDRESS] [--public-url URL] [--provider NAME] [OPTIONS]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel serve",
            "  easel serve --port 0 --provider modelverse --inpaint-provider openai",
            "  easel serve --host 0.0.0.0 --public-url https://images.example.org --caller-key-env EASEL_KEY"
        })
final class ServeCommand implements Callable<Integer> {
    private final CliEnvironment surroundings;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where to listen; 8527 unless said, 0 for any free port. Example: --port 8080")
    private int port = 8527;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on; 127.0.0.1 unless said. Example: --host 0.0.0.0")
    private String host = "127.0.0.1";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "What the addresses of images begin with, for a server behind a proxy."
                    + " Example: --public-url https://images.example.org")
    private Optional<URI> publicUrl = Optional.empty();

    @Option(
            names = "--caller-key-env",
            paramLabel = "VARIABLE",
            description = "Answer only callers that send the key in this environment variable."
                    + " Example: --caller-key-env EASEL_KEY")
    private Optional<String> callerKey = Optional.empty();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--quiet", description = "Do not print the address.")
    private boolean quiet;

    ServeCommand(CliEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        CancellableContext context = new CancellableContext();
        CountDownLatch ended = new CountDownLatch(1);
        try (Registration interrupts = surroundings.interrupts().during(ended::countDown);
                CommandRuntime composition = new CommandRuntime(surroundings, context, Encoding.defaults())) {
            Injector injector = Guice.createInjector(
                    new ServeModule(composition.providers(connection, Verb.values()), composition.processor()));
            EaselServer.Builder builder =
                    injector.getInstance(EaselServer.Builder.class).host(host).port(port);
            publicUrl.ifPresent(builder::publicUrl);
            callerKey.map(this::key).ifPresent(builder::apiKey);
            try (Easel easel = injector.getInstance(Easel.class);
                    EaselServer server = builder.start()) {
                if (!quiet) {
                    surroundings.out().println("Listening on " + server.baseUrl() + " (Ctrl-C ends it)");
                    answers().forEach(line -> surroundings.out().println("  " + line));
                }
                ended.await();
                return ExitCode.CANCELLED;
            }
        }
    }

    /** What is answered, a line each; two routes may share a path and tell requests apart by their body. */
    private static Stream<String> answers() {
        Stream<String> routes = ServeModule.routes().stream()
                .map(route -> route.pattern().method() + " " + route.pattern().path());
        return Stream.concat(routes, Stream.of("GET /files/*", "GET /healthz")).distinct();
    }

    private String key(String variable) {
        return surroundings
                .variables()
                .apply(variable)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(
                        "--caller-key-env " + variable + ": that environment variable is not set."));
    }
}
