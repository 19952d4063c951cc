package dev.easel.cli.verb;

import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.options.connection.Connection;
import dev.easel.cli.options.connection.ConnectionOptions;
import dev.easel.cli.options.value.Words;
import dev.easel.cli.output.Destination;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.ProgressLine;
import dev.easel.cli.output.Report;
import dev.easel.cli.output.WrittenImage;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.EaselException;
import dev.easel.core.internal.metadata.DeliveryNotes;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedEntry;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code easel recover}. */
@Command(
        name = "recover",
        header = "Write the images of a saved response, or of a job, to files; nothing is requested anew or billed.",
        customSynopsis = {
            "easel recover [FILE|JOB] [--provider NAME] [--base-url URL] [OPTIONS] -o OUT",
            "easel recover --list [--json]"
        },
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel recover -o crane.png",
            "  easel recover --list",
            "  easel recover response.json --provider acedata -o crane.png",
            "  easel recover 8d5f2c1e --provider-file studio.json -o crane.png"
        })
public final class RecoverCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|JOB",
            description =
                    "The saved response, or the body of any response: JSON, events, or an image; or the provider's"
                            + " id of a job, whose images are fetched (default: the newest saved response).")
    private Optional<String> what = Optional.empty();

    @Option(names = "--list", description = "List the saved responses, the newest first.")
    private boolean list;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Mixin
    private ConnectionOptions connecting = new ConnectionOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    public RecoverCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (list == destination.isGiven()) {
            throw new IllegalArgumentException(
                    list
                            ? "--list and -o cannot be combined: give one of them."
                            : "recover needs --list or -o, such as: easel recover -o crane.png.");
        }
        if (list) {
            Path folder = environment.savedResponses(Optional.empty());
            environment.report(reporting.json(), reporting.quiet()).saved(folder, saved(folder));
            return ExitCode.DONE;
        }
        Report report = environment.report(reporting, destination);
        Destination files = destination.destination(environment.out());
        files.check(1);
        Path folder = environment.savedResponses(destination.folder());
        Connection connection = connecting.open(environment.providers(), environment.variables());
        Recovered source = source(folder, connection.chosenReader());
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime = new CommandRuntime(context, limits.limits(), Encoding.defaults(), folder);
                Easel easel = runtime.easel(readers(source, runtime, connection), destination.folder());
                ImageResult result = run(source.call(easel), context)) {
            List<GeneratedImage> images = result.images().stream()
                    .map(image -> inFormat(image, files.format(), runtime, context))
                    .toList();
            List<WrittenImage> written = files.write(images, 1);
            report.done(Outcome.of(result, written).notes(notes(result.images(), images, runtime)));
            return result.partialFailures().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
        }
    }

    /** What is recovered: a saved response, or a job of which only the id is known. */
    private record Recovered(Optional<Path> response, String job) {
        ImageCall call(Easel easel) {
            return response.map(easel::recover).orElseGet(() -> easel.recover(job));
        }
    }

    /** A name that is no file is the id of a job, unless only a file can have it. */
    private Recovered source(Path folder, Optional<String> provider) {
        if (what.isEmpty()) {
            return new Recovered(
                    Optional.of(newest(folder)
                            .orElseThrow(() -> new IllegalArgumentException("There is no saved response in " + folder
                                    + ": name a file, or the id of a job, to recover."))),
                    "");
        }
        String name = what.get();
        Optional<Path> file = Words.file(name).filter(path -> Files.exists(path) || path.getNameCount() > 1);
        return new Recovered(
                file.or(() -> SavedResponseStore.in(Optional.of(folder))
                        .ofJob(name, provider.stream().toList())
                        .filter(saved -> provider.isEmpty() || isOf(saved, provider.get()))),
                name);
    }

    private static boolean isOf(Path saved, String provider) {
        return SavedResponseStore.call(saved)
                .filter(call -> call.provider().equals(provider))
                .isPresent();
    }

    private static List<ImageProvider> readers(Recovered source, CommandRuntime runtime, Connection connection) {
        Optional<SavedCall> call = source.response().flatMap(SavedResponseStore::call);
        return source.response().isPresent()
                ? runtime.readers(connection, call)
                : runtime.readersOfJob(connection, source.job());
    }

    private static List<SavedEntry> saved(Path folder) {
        return SavedResponseStore.in(Optional.of(folder)).entries();
    }

    private static Optional<Path> newest(Path folder) {
        return saved(folder).stream().map(SavedEntry::file).findFirst();
    }

    /** An image that cannot be converted is written as it is: that is what it is recovered for. */
    private static GeneratedImage inFormat(
            GeneratedImage image, Optional<ImageFormat> format, CommandRuntime runtime, CancellableContext context) {
        if (format.isEmpty() || format.get() == image.format()) {
            return image;
        }
        try {
            Delivery delivery = new Delivery(ImageSize.auto(), Output.of(format.get()));
            return image.convertedTo(runtime.processor().convert(image.data(), delivery, context));
        } catch (EaselException e) {
            return image;
        }
    }

    private static List<Note> notes(List<GeneratedImage> saved, List<GeneratedImage> written, CommandRuntime runtime) {
        return IntStream.range(0, saved.size())
                .mapToObj(i ->
                        DeliveryNotes.of(saved.get(i).data(), written.get(i).data(), Optional.of(runtime.processor())))
                .flatMap(List::stream)
                .toList();
    }

    private ImageResult run(ImageCall call, CancellableContext context) {
        Optional<ProgressLine> progress = environment.progress(reporting.json() || reporting.quiet());
        try (Registration cancelling = context.onCancel(call::cancel)) {
            progress.ifPresent(call::onProgress);
            return call.execute();
        } finally {
            progress.ifPresent(ProgressLine::close);
        }
    }
}
