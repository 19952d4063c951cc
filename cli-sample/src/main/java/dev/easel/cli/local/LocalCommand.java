package dev.easel.cli.local;

import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.Destination;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.Report;
import dev.easel.cli.output.WrittenImage;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** The base of the commands that need no provider: they create one image locally and write it. */
public abstract class LocalCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    public LocalCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    /** An image, and notes about it. */
    record LocalResult(ImageData image, List<Note> notes) {}

    /** Creates the image in a format, or in the format that it has. */
    abstract LocalResult make(Optional<ImageFormat> format, CommandRuntime runtime, CancellableContext context);

    /** Returns the default encoding of the image. */
    Encoding encoding() {
        return Encoding.defaults();
    }

    @Override
    public final Integer call() {
        long startedAt = System.nanoTime();
        Report report = environment.report(reporting, destination);
        Destination files = destination.destination(environment.out());
        files.check(1);
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime = new CommandRuntime(environment, context, limits.limits(), encoding())) {
            LocalResult result = make(files.format(), runtime, context);
            List<WrittenImage> written = files.write(List.of(GeneratedImage.received(result.image())), 1);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
            Outcome outcome = Outcome.here(elapsed, written);
            report.done(outcome.notes(result.notes()));
            return ExitCode.DONE;
        }
    }
}
