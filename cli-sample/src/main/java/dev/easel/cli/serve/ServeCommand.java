package dev.easel.cli.serve;

import dev.easel.cli.options.connection.ChosenProvider;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.server.EaselServer;
import dev.easel.server.route.Route;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code easel serve}. */
@Command(
        name = "serve",
        header = "Serve all verbs over HTTP in every dialect: OpenAI, Vision Studio, 4All, AceData.",
        customSynopsis = "easel serve [--port 8527] [--host ADDRESS] [--provider NAME]... [OPTIONS]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel serve",
            "  easel serve --provider openai --provider offline",
            "  easel serve --port 0 --provider modelverse --inpaint-provider openai",
            "  easel serve --host 0.0.0.0 --public-url https://images.example.org --require-key-env EASEL_KEY",
            "  easel serve --host 0.0.0.0 --provider openai --share callers.txt --grace 5m",
            "",
            "SIGTERM or Ctrl-C stops it: running calls may go on for --grace, and the exit code is 0. A second",
            "signal ends it at once."
        })
public final class ServeCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(names = "--no-studio", description = "Serve only the APIs, without the studio page at /.")
    private boolean withoutStudio;

    public ServeCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        options.access().check(options.listening());
        ServerRun run = new ServerRun(environment, options, !withoutStudio);
        return run.run(options.listening().port(), started -> announce(run, started.server(), started.providers()));
    }

    private void announce(ServerRun run, EaselServer server, List<ChosenProvider> providers) {
        run.say("Listening on " + server.address() + " (press Ctrl-C to stop)");
        if (!withoutStudio) {
            run.say("Studio page: " + run.page(server));
        }
        run.say(ServerRun.line(providers));
        run.say("Images at URLs: " + options.requests().told(providers));
        endpoints().forEach(line -> run.say("  " + line));
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
