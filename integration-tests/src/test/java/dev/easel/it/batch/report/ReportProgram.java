package dev.easel.it.batch.report;

import dev.easel.cli.batch.report.BatchPlan;
import dev.easel.cli.batch.report.BatchReport;
import dev.easel.cli.batch.report.JobLine;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.batch.Shard;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.out.CallContext;
import dev.easel.imaging.Imaging;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reports a batch of as many jobs as the second argument says, into the folder that the first one names. */
final class ReportProgram {
    private ReportProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int jobs = Integer.parseInt(arguments[1]);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CliEnvironment environment = new CliEnvironment(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                false,
                name -> Optional.empty(),
                new ProviderTable(List.of()),
                new Interrupts());
        BatchPlan plan = new BatchPlan(folder, Shard.ALL, jobs, jobs, 10, "easel batch jobs.jsonl -o out");
        KeptImage image = written(folder);
        try (BatchReport report =
                new BatchReport(environment, plan, new ReportOptions(), Imaging.processor(), CallContext.detached())) {
            for (int i = 1; i <= jobs; i++) {
                JobLine line = new JobLine(
                        i,
                        "job-" + i,
                        "job-" + i,
                        Verb.GENERATE,
                        "a lighthouse, variation " + i,
                        List.of(),
                        Map.of("quality", "high"));
                report.started(line);
                report.ended(line, succeeded(line, image));
            }
            report.finished(new BatchSummary(Map.of(), jobs, jobs, 0, List.of(), jobs, Duration.ofSeconds(60)), false);
        }
    }

    private static JobOutcome succeeded(JobLine line, KeptImage image) {
        return new JobOutcome(
                line.id(),
                JobOutcome.State.SUCCEEDED,
                List.of(image),
                Optional.of("lamp"),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                List.of(),
                Optional.empty(),
                false);
    }

    private static KeptImage written(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1024, 1024, BufferedImage.TYPE_3BYTE_BGR), "png", bytes);
        ImageData image = ImageData.of(bytes.toByteArray());
        image.writeTo(folder.resolve("job.png"));
        return new KeptImage("job.png", image.size(), image.format(), image.length(), image.sha256());
    }
}
