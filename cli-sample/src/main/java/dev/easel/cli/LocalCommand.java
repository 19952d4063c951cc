package dev.easel.cli;

import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.Destination;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.Report;
import dev.easel.cli.output.WrittenImage;
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

/** What the commands do that ask no provider: one image made on this machine and written. */
abstract class LocalCommand implements Callable<Integer> {
    private final CliEnvironment surroundings;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    LocalCommand(CliEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    /** An image, and what is to be known of it. */
    record LocalResult(ImageData image, Optional<Note> note) {}

    /** Makes the image, of a format or of whatever it has. */
    abstract LocalResult make(Optional<ImageFormat> format, CommandRuntime composition, CancellableContext context);

    /** Returns how the image is encoded where nothing is said. */
    Encoding encoding() {
        return Encoding.defaults();
    }

    @Override
    public final Integer call() {
        long startedAt = System.nanoTime();
        Report report = surroundings.report(reporting, destination);
        Destination files = destination.destination(surroundings.out());
        files.check(1);
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = surroundings.interrupts().during(context::cancel);
                CommandRuntime composition = new CommandRuntime(surroundings, context, encoding())) {
            LocalResult made = make(files.format(), composition, context);
            List<WrittenImage> written = files.write(List.of(GeneratedImage.received(made.image())), 1);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
            Outcome outcome = Outcome.here(elapsed, written);
            report.done(made.note().map(outcome::note).orElse(outcome));
            return ExitCode.DONE;
        }
    }
}
