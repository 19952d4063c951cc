package dev.easel.cli;

import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.Destination;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.Report;
import dev.easel.cli.output.WrittenPicture;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Picture;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.codec.Encoding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What the commands do that ask no provider: one picture made on this machine and written. */
abstract class LocalCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    LocalCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A picture, and what is to be known of it. */
    record Made(ImageData picture, Optional<Note> note) {}

    /** Makes the picture, of a format or of whatever it has. */
    abstract Made make(Optional<ImageFormat> format, Composition composition, CancellableContext context);

    /** Returns how the picture is encoded where nothing is said. */
    Encoding encoding() {
        return Encoding.standard();
    }

    @Override
    public final Integer call() {
        long startedAt = System.nanoTime();
        Report report = surroundings.report(reporting, destination);
        Destination files = destination.destination(surroundings.out());
        files.check(1);
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = surroundings.interrupts().during(context::cancel);
                Composition composition = new Composition(surroundings, context, encoding())) {
            Made made = make(files.format(), composition, context);
            List<WrittenPicture> written = files.write(List.of(Picture.received(made.picture())), 1);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
            Outcome outcome = Outcome.here(elapsed, written);
            report.done(made.note().map(outcome::note).orElse(outcome));
            return ExitCode.DONE;
        }
    }
}
