package dev.easel.cli;

import dev.easel.cli.demo.Demo;
import dev.easel.cli.demo.Exhibit;
import dev.easel.cli.options.ConnectionOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.WrittenImage;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code easel demo}. */
@Command(
        name = "demo",
        header = "Show all four verbs on the offline provider, before, mask and after side by side.",
        customSynopsis = "easel demo [DIR] [--image FILE] [--force] [--json] [--quiet]",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {"  easel demo", "  easel demo images --image photo.jpg"})
final class DemoCommand implements Callable<Integer> {
    private final CliEnvironment surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder to write images and index.html into; easel-demo unless said. Example: images")
    private Path folder = Path.of("easel-demo");

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "Work on an image of your own instead of a painted one. Example: --image photo.jpg")
    private Optional<ImageSource> image = Optional.empty();

    @Option(names = "--force", description = "Write over an earlier demo in the folder.")
    private boolean force;

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    DemoCommand(CliEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        long startedAt = System.nanoTime();
        Path page = Demo.page(folder);
        if (Files.exists(page) && !force) {
            throw new IllegalArgumentException(
                    page + " exists and is kept: choose another folder, or say --force to write over it.");
        }
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = surroundings.interrupts().during(context::cancel);
                CommandRuntime composition = new CommandRuntime(surroundings, context, Encoding.defaults());
                Easel easel = composition.easel(new ConnectionOptions(), Verb.values())) {
            List<Exhibit> exhibits = new Demo(easel, composition.processor(), context, folder, this::tell)
                    .run(image.map(composition::load));
            if (reporting.json()) {
                surroundings.report(true, false).done(outcome(exhibits, startedAt));
            } else if (!reporting.quiet()) {
                surroundings.out().println("Look at " + page.toAbsolutePath().normalize());
            }
            return ExitCode.DONE;
        }
    }

    private void tell(Exhibit exhibit) {
        if (!reporting.json() && !reporting.quiet()) {
            surroundings
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%-9s %5.2f s  %s%n",
                            exhibit.verb(),
                            exhibit.elapsed().toMillis() / 1e3,
                            exhibit.title());
        }
    }

    private static Outcome outcome(List<Exhibit> exhibits, long startedAt) {
        List<WrittenImage> written = exhibits.stream()
                .flatMap(exhibit -> exhibit.panels().stream())
                .distinct()
                .map(panel -> new WrittenImage(GeneratedImage.received(panel.image()), panel.file(), panel.file()))
                .collect(Collectors.toList());
        return Outcome.here(Duration.ofNanos(System.nanoTime() - startedAt), written);
    }
}
