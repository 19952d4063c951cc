package dev.easel.cli.output;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedEntry;
import dev.easel.core.port.in.Estimate;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The report for people: the files on standard output, notes and failures on standard error. */
public final class TextReport implements Report {
    private static final String DECIDES = "the provider decides";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean quiet;

    public TextReport(PrintStream out, PrintStream err, boolean quiet) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
    }

    @Override
    public void done(Outcome outcome) {
        String prefix = outcome.input().map(input -> input + ": ").orElse("");
        if (!quiet) {
            outcome.images().forEach(written -> out.println(line(written)));
            outcome.sheet().ifPresent(sheet -> out.println(line(sheet)));
            outcome.notes().forEach(note -> err.println(OneLine.of(prefix + note)));
            outcome.cost().ifPresent(cost -> err.println(OneLine.of(prefix + "cost: " + cost)));
        }
        outcome.partialFailures()
                .forEach(failure -> err.println(OneLine.of(prefix + "missing: " + ErrorLine.of(failure))));
    }

    @Override
    public void planned(Plan plan) {
        Estimate estimate = plan.estimate();
        out.println("Nothing was sent. The call would be:");
        line(
                "provider",
                estimate.provider() + plan.baseUrl().map(url -> " at " + url).orElse(""));
        line("verb", plan.verb().word());
        line("model", estimate.model().map(ModelId::name).orElse("the provider's default"));
        line(
                "size",
                estimate.size() instanceof ImageSize.Auto
                        ? DECIDES
                        : estimate.size().toString());
        line("quality", estimate.quality() == Quality.AUTO ? DECIDES : word(estimate.quality()));
        line("background", estimate.background() == Background.AUTO ? DECIDES : word(estimate.background()));
        line("format", estimate.format().map(ImageFormat::word).orElse(DECIDES));
        line("paid calls", calls(estimate));
        line("cost", estimate.cost().map(CostRange::toString).orElse("unknown"));
        if (!quiet) {
            plan.notes().forEach(note -> err.println(OneLine.of(note.toString())));
        }
    }

    private void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-11s %s", name, OneLine.of(value)));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String calls(Estimate estimate) {
        return estimate.fewestCalls() == estimate.mostCalls()
                ? String.valueOf(estimate.mostCalls())
                : estimate.fewestCalls() + " to " + estimate.mostCalls();
    }

    @Override
    public void saved(Path folder, List<SavedEntry> entries) {
        if (entries.isEmpty()) {
            out.println("There is no saved response in " + folder + ".");
        }
        for (SavedEntry entry : entries) {
            SavedCall call = entry.call();
            out.println(OneLine.of(entry.time().truncatedTo(ChronoUnit.SECONDS) + "  " + call.provider()
                    + call.verb().map(verb -> " " + verb.word()).orElse("") + "  " + state(call) + "  "
                    + ByteCount.words(entry.bytes()) + "  " + entry.file() + "  " + call.prompt()));
        }
    }

    /** A job that was submitted and has no failure yet is still to be fetched. */
    private static String state(SavedCall call) {
        return call.job()
                .map(id -> (call.failure().equals(SavedCall.JOB) ? "pending job " : call.billing() + " job ") + id)
                .orElse(call.billing().toString());
    }

    private static String line(WrittenImage written) {
        GeneratedImage image = written.image();
        return written.file() + " (" + image.size() + " " + image.format().word() + ", "
                + ByteCount.words(image.data().length()) + ")";
    }

    @Override
    public void failed(Throwable failure) {
        err.println("easel: " + ErrorLine.of(failure));
    }

    @Override
    public void failed(String input, Throwable failure) {
        String line = ErrorLine.of(failure);
        err.println(OneLine.of("easel: " + (line.contains(input) ? "" : input + ": ") + line));
    }
}
