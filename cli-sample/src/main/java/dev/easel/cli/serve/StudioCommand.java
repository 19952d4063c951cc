package dev.easel.cli.serve;

import dev.easel.cli.runtime.CliEnvironment;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code easel studio}. */
@Command(
        name = "studio",
        header = "Open a page on which you paint over images and say what should be there.",
        customSynopsis = "easel studio [--provider NAME]... [--port 8527] [--no-open] [OPTIONS]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel studio",
            "  easel studio --provider openai --provider offline",
            "  easel studio --no-open --port 8080",
            "",
            "It is easel serve with a browser: the page uses its server, which also has the APIs. Ctrl-C stops both",
            "as it stops easel serve; the page keeps its images and masks, in the browser."
        })
public final class StudioCommand implements Callable<Integer> {
    /** Where the page is by default. */
    public static final URI ADDRESS = URI.create("http://127.0.0.1:" + ListenOptions.DEFAULT_PORT + "/");

    private final CliEnvironment environment;

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(names = "--no-open", description = "Only print the address, and start no browser.")
    private boolean withoutBrowser;

    public StudioCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        options.access().check(options.listening());
        ServerRun run = new ServerRun(environment, options, true);
        int port = options.listening().portOrNextFree();
        if (port != options.listening().port()) {
            run.say("Port " + options.listening().port() + " is in use, so the studio has port " + port + ".");
        }
        return run.run(port, started -> show(run, started));
    }

    private void show(ServerRun run, ServerRun.Started started) {
        URI page = run.page(started.server());
        run.say("The studio is at " + page + " (press Ctrl-C to stop)");
        if (options.listening().reachable()) {
            run.say("Other machines reach it too, on port " + started.server().port() + " of this one.");
        }
        options.access().key().ifPresent(key -> run.say("It asks for " + key + "."));
        run.say(ServerRun.line(started.providers()));
        started.hint().filter(note -> !options.quiet()).ifPresent(environment.err()::println);
        if (!withoutBrowser) {
            environment.open(page, options.quiet());
        }
    }
}
