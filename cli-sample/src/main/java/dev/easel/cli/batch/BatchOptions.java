package dev.easel.cli.batch;

import dev.easel.core.batch.Batch;
import dev.easel.core.batch.InDoubt;
import dev.easel.core.batch.Shard;
import dev.easel.core.domain.money.Money;
import dev.easel.core.interceptor.Budget;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How many jobs run at once, how fast, within which budget, and what becomes of those that did not end well. */
final class BatchOptions {
    private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "How many calls run at once (default: 10); fewer for a while where a provider limits the rate."
                            + " Example: --parallel 32")
    private int parallel = 10;

    @Option(
            names = "--per-minute",
            paramLabel = "N",
            description = "How many calls start a minute at most (default: no limit). Example: --per-minute 50")
    private Optional<Integer> perMinute = Optional.empty();

    @Option(
            names = "--max-images",
            paramLabel = "N",
            description = "Start no more jobs, and exit with code 4, once this run would request more images."
                    + " Example: --max-images 500")
    private Optional<Integer> maxImages = Optional.empty();

    @Option(
            names = "--max-cost",
            paramLabel = "MONEY",
            description = "Start no more jobs, and exit with code 4, once this run may cost more; a call whose price is"
                    + " not known is refused. Example: --max-cost 20usd")
    private Optional<Money> maxCost = Optional.empty();

    @Option(
            names = "--dry-run",
            description =
                    "Send and write nothing: check all lines, and print what would be done and what it would cost."
                            + " -o is not needed.")
    private boolean dryRun;

    @Option(names = "--fail-fast", description = "Start no more jobs once one failed.")
    private boolean failFast;

    @Option(
            names = "--retry-failed",
            description =
                    "Run all jobs again that failed in an earlier run, also those that may have been billed or that the"
                            + " provider rejected.")
    private boolean retryFailed;

    @Option(
            names = "--in-doubt",
            paramLabel = "WHAT",
            description = "What becomes of jobs that were under way when an earlier run was killed: skip (the default),"
                    + " retry (with the same idempotency key; may be billed twice) or resume (only where the provider"
                    + " has jobs or honors such keys). Example: --in-doubt resume")
    private String inDoubt = "skip";

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "Run only one of N equal parts of the jobs, such as on one of N machines. Example: --shard 2/8")
    private Optional<String> shard = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Maximum duration of each call (default: 10m). Examples: --timeout 90s, 2m")
    private Duration timeout = Duration.ofMinutes(10);

    boolean dryRun() {
        return dryRun;
    }

    int parallel() {
        return parallel;
    }

    /** Returns the part of the batch that runs. */
    Shard shard() {
        if (shard.isEmpty()) {
            return Shard.ALL;
        }
        Matcher matcher = SHARD.matcher(shard.get().strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Invalid --shard '" + shard.get() + "': expected I/N with I from 1 to N, such as 2/8.");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Makes sure that the numbers are possible. */
    void check() {
        atLeastOne("--parallel", parallel);
        perMinute.ifPresent(calls -> atLeastOne("--per-minute", calls));
        maxImages.ifPresent(images -> atLeastOne("--max-images", images));
        whatIfInDoubt();
        shard();
    }

    private static void atLeastOne(String option, long number) {
        if (number < 1) {
            throw new IllegalArgumentException("Invalid " + option + " " + number + ": must be at least 1.");
        }
    }

    private InDoubt whatIfInDoubt() {
        return switch (inDoubt.strip().toLowerCase(Locale.ROOT)) {
            case "skip" -> InDoubt.SKIP;
            case "retry" -> InDoubt.RETRY;
            case "resume" -> InDoubt.RESUME;
            default ->
                throw new IllegalArgumentException(
                        "Invalid --in-doubt '" + inDoubt + "': choose one of skip, retry, resume.");
        };
    }

    /** Returns a batch with these settings. */
    Batch applyTo(Batch batch) {
        Batch set = batch.parallel(parallel).inDoubt(whatIfInDoubt()).timeout(timeout);
        if (perMinute.isPresent()) {
            set = set.perMinute(perMinute.get());
        }
        if (maxImages.isPresent()) {
            set = set.around(Budget.ofImages(maxImages.get()));
        }
        if (maxCost.isPresent()) {
            set = set.around(Budget.of(maxCost.get()));
        }
        set = retryFailed ? set.retryFailed() : set;
        return failFast ? set.failFast() : set;
    }
}
