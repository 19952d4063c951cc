package dev.easel.cli.batch.report;

import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JobOutcome.State;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.batch.Shard;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.imaging.Imaging;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** A batch whose outcomes a test tells to a report, with what the report prints. */
final class Reported {
    static final Cost PRICE = Cost.computed(Money.usd("0.04"));

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final AtomicInteger thumbnails = new AtomicInteger();

    private final Path folder;
    private final ImageProcessor processor = counting(Imaging.processor());

    Reported(Path folder) {
        this.folder = folder;
    }

    BatchPlan plan(long jobs) {
        return new BatchPlan(folder, Shard.ALL, jobs, jobs, 10, "easel batch jobs.jsonl -o out");
    }

    BatchReport report(long jobs, boolean terminal, boolean json, boolean quiet) {
        CliEnvironment environment = new CliEnvironment(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                name -> Optional.empty(),
                new ProviderTable(List.of()),
                new Interrupts());
        return new BatchReport(environment, plan(jobs), json, quiet, () -> 0, processor, CallContext.detached());
    }

    Thumbnails thumbnails(long jobs) {
        return new Thumbnails(plan(jobs), processor, CallContext.detached());
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Counts the images that a processor converts. */
    private ImageProcessor counting(ImageProcessor real) {
        return (ImageProcessor) Proxy.newProxyInstance(
                Reported.class.getClassLoader(), new Class<?>[] {ImageProcessor.class}, (self, method, arguments) -> {
                    if (method.getName().equals("convert") && arguments[1] instanceof Delivery) {
                        thumbnails.incrementAndGet();
                    }
                    return method.invoke(real, arguments);
                });
    }

    static JobLine job(int line, String id, String prompt, Map<String, String> settings) {
        return new JobLine(line, id, "job-" + line, Verb.GENERATE, prompt, List.of(), settings);
    }

    static JobLine job(int line) {
        return job(line, String.valueOf(line), "a lighthouse", Map.of());
    }

    static JobOutcome succeeded(JobLine job, double seconds, KeptImage... images) {
        return outcome(job, State.SUCCEEDED, seconds, Optional.empty(), false, images);
    }

    static JobOutcome failed(JobLine job, String message) {
        EaselException failure = ProviderException.of(ProviderException.Reason.CONTENT_REJECTED, message)
                .status(400)
                .build();
        return outcome(job, State.FAILED, 1, Optional.of(failure), false);
    }

    static JobOutcome outcome(
            JobLine job,
            State state,
            double seconds,
            Optional<EaselException> failure,
            boolean earlier,
            KeptImage... images) {
        return new JobOutcome(
                job.id(),
                state,
                List.of(images),
                Optional.of("lamp"),
                Optional.of(new ModelId("lamp-1")),
                images.length == 0 ? Optional.empty() : Optional.of(PRICE),
                Duration.ofMillis(Math.round(seconds * 1e3)),
                List.of(),
                failure,
                earlier);
    }

    static BatchSummary summary(double seconds, Money... cost) {
        return new BatchSummary(Map.of(), 0, 0, 0, List.of(cost), 0, Duration.ofMillis(Math.round(seconds * 1e3)));
    }

    /** Returns an image as it is kept in the folder, in which no file of it lies. */
    static KeptImage unwritten(String name) {
        return kept(name, ImageData.of(png(0)));
    }

    /** Writes an image of a shade into the folder. */
    KeptImage written(String name, int shade) {
        ImageData image = ImageData.of(png(shade));
        image.writeTo(folder.resolve(name));
        return kept(name, image);
    }

    private static KeptImage kept(String name, ImageData image) {
        return new KeptImage(name, image.size(), image.format(), image.length(), image.sha256());
    }

    private static byte[] png(int shade) {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0, 60 * shade, 255));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
