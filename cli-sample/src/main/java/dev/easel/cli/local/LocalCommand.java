package dev.easel.cli.local;

import dev.easel.cli.many.DistinctNames;
import dev.easel.cli.many.HeapPermits;
import dev.easel.cli.many.ManyInputs;
import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.options.value.ImageArgument;
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
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** The base of the commands that need no provider: they create one image locally and write it. */
public abstract class LocalCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    private final HeapPermits heap = new HeapPermits();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    public LocalCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    /** An image, and notes about it. */
    record LocalResult(ImageData image, List<Note> notes) {}

    /** What is done with an opened input. */
    interface Work {
        /** Returns the format of the result, where no name or option sets one. */
        Optional<ImageFormat> likely();

        /** Returns the size of the input. */
        Size size();

        /** Creates the image in a format, or in the format that it has. */
        LocalResult make(Optional<ImageFormat> format);
    }

    /** Opens an input. */
    abstract Work open(ImageArgument input, CommandRuntime runtime, CancellableContext context);

    /** Returns the only input. */
    abstract ImageArgument input();

    /** Returns the inputs that each make an image, where the command line names several. */
    Optional<List<ImageArgument>> inputs(Optional<Path> output) {
        return Optional.empty();
    }

    /** Returns how many inputs are worked on at once. */
    int parallel() {
        return 1;
    }

    /** Returns the default encoding of the image. */
    Encoding encoding() {
        return Encoding.defaults();
    }

    @Override
    public final Integer call() {
        Report report = environment.report(reporting, destination);
        destination.format(environment.out());
        Optional<List<ImageArgument>> several = inputs(destination.folder());
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime = new CommandRuntime(environment, context, limits.limits(), encoding())) {
            if (several.isPresent()) {
                return many(several.get(), report, runtime, context);
            }
            report.done(prepare(input(), 1, runtime, context).work().get());
            return ExitCode.DONE;
        }
    }

    /** The files of an input, and what makes them. */
    private record Prepared(Destination files, Supplier<Outcome> work) {}

    /** Checks what can be checked before anything is made. */
    private Prepared prepare(ImageArgument input, int number, CommandRuntime runtime, CancellableContext context) {
        destination.destination(environment.out());
        Work work = open(input, runtime, context);
        Destination files = destination.destination(environment.out(), input.name(), number, work.likely());
        files.check(1);
        return new Prepared(files, () -> heap.with(work.size(), () -> write(work, files)));
    }

    private static Outcome write(Work work, Destination files) {
        long startedAt = System.nanoTime();
        LocalResult result = work.make(files.format());
        List<WrittenImage> written = written(files, result);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startedAt);
        return Outcome.here(elapsed, written).notes(result.notes());
    }

    /** No provider is called here, so none has billed what could not be written. */
    private static List<WrittenImage> written(Destination files, LocalResult result) {
        try {
            return files.write(List.of(GeneratedImage.received(result.image())), 1);
        } catch (StorageException e) {
            CallFacts facts = CallFacts.of(Billing.NOT_BILLED);
            throw new StorageException(
                    e.getMessage(), e.savedResponse().map(facts::savedResponse).orElse(facts), e);
        }
    }

    /** An input that cannot be opened fails alone; all names are checked before the first is written. */
    private int many(List<ImageArgument> inputs, Report report, CommandRuntime runtime, CancellableContext context) {
        if (inputs.size() > 1) {
            destination.requireNames(inputs.size());
        }
        DistinctNames names = new DistinctNames(inputs);
        List<ManyInputs.Job> jobs = new ArrayList<>();
        for (ImageArgument input : inputs) {
            int number = destination.namesInputs() ? 1 : jobs.size() + 1;
            jobs.add(new ManyInputs.Job(input.toString(), job(input, number, names, runtime, context)));
        }
        return new ManyInputs(report, context).run(jobs, parallel());
    }

    private Supplier<Outcome> job(
            ImageArgument input, int number, DistinctNames names, CommandRuntime runtime, CancellableContext context) {
        try {
            Prepared prepared = prepare(input, number, runtime, context);
            names.add(input, prepared.files(), 1);
            return prepared.work();
        } catch (EaselException e) {
            return () -> {
                throw e;
            };
        }
    }
}
