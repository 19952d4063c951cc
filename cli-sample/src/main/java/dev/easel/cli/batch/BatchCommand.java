package dev.easel.cli.batch;

import dev.easel.cli.batch.files.FolderKeeper;
import dev.easel.cli.batch.manifest.Manifest;
import dev.easel.cli.batch.manifest.Member;
import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.options.connection.Connection;
import dev.easel.cli.options.connection.ConnectionOptions;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.Registration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code easel batch}. */
@Command(
        name = "batch",
        header = "Run many jobs from a file; run it again, and it goes on where it was stopped.",
        customSynopsis = "easel batch JOBS [OPTIONS] -o DIR",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel batch prompts.txt --aspect 3:2 -o out",
            "  easel batch jobs.jsonl --provider openai --max-cost 20usd -o out",
            "  easel batch jobs.csv --provider openai --dry-run"
        })
public final class BatchCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "JOBS",
            description = "The jobs, one a line: JSON objects (.jsonl), CSV with a header of keys (.csv), or prompts"
                    + " (.txt); - is standard input. Keys are verb, prompt, images, id, name and the names of options."
                    + " Example: jobs.jsonl")
    private String jobs = "";

    @Mixin
    private FolderOptions output = new FolderOptions();

    @Mixin
    private BatchOptions settings = new BatchOptions();

    @Mixin
    private ConnectionOptions connecting = new ConnectionOptions();

    @Option(
            names = "--fallback",
            paramLabel = "NAME",
            description = "A second provider, which is called where the first one failed and has certainly not billed."
                    + " Example: --fallback modelverse")
    private Optional<String> fallback = Optional.empty();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    private BatchCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    /** Returns the command with its options and those of the verbs. */
    public static CommandSpec of(CliEnvironment environment) {
        return LineDefaults.addTo(CommandSpec.forAnnotatedObject(new BatchCommand(environment)));
    }

    @Override
    public Integer call() {
        settings.check();
        Optional<Path> folder = settings.dryRun() ? output.named() : Optional.of(output.folder());
        Connection chosen = connecting.open(environment.providers(), environment.variables());
        Connection followed = fallback.map(chosen::fallback).orElse(chosen);
        Connection connection = settings.dryRun() ? followed.unsent() : followed;
        List<Member> defaults = LineDefaults.of(spec);
        CancellableContext context = new CancellableContext();
        try (Manifest manifest = Manifest.open(jobs, environment.in());
                Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime = new CommandRuntime(
                        context, limits.limits(), LineParser.encoding(defaults), environment.savedResponses(folder))) {
            ManifestCheck check =
                    new ManifestCheck(manifest, new LineParser(manifest.folder(), defaults), settings.shard());
            try (Easel easel = runtime.easel(
                    runtime.providers(connection, check.verbs().toArray(Verb[]::new)),
                    folder.map(FolderKeeper::hidden))) {
                BatchParts parts = new BatchParts(check, easel, connection, runtime, context);
                return settings.dryRun()
                        ? forecast(parts)
                        : new BatchExecution(environment, settings, reporting, words())
                                .run(parts, output.folder(), output.force());
            }
        }
    }

    private String words() {
        return CommandWords.of(spec.commandLine().getParent().getParseResult().originalArgs());
    }

    private int forecast(BatchParts parts) {
        BatchForecast forecast = parts.check((line, files) -> Optional.empty());
        LineProblems problems = parts.check().problems();
        if (problems.count() > 0) {
            return problems.report(environment, reporting);
        }
        if (reporting.json()) {
            environment.out().println(ForecastText.json(forecast));
        } else {
            ForecastText.lines(forecast).forEach(environment.out()::println);
        }
        return ExitCode.DONE;
    }
}
