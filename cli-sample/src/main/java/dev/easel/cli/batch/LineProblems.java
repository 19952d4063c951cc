package dev.easel.cli.batch;

import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.Report;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the lines of a manifest: the first lines in full, what is wrong with many lines once, the rest counted. */
final class LineProblems {
    private static final int SHOWN = 20;
    private static final int HELD = 1_000;

    private final String manifest;
    private final Map<String, Lines> byMessage = new LinkedHashMap<>();
    private long count;

    LineProblems(String manifest) {
        this.manifest = manifest;
    }

    /** The first line with a problem, and how many more there are. */
    private static final class Lines {
        private final int first;
        private long more;

        private Lines(int first) {
            this.first = first;
        }
    }

    void add(int line, String message) {
        count++;
        Lines known = byMessage.get(message);
        if (known != null) {
            known.more++;
        } else if (byMessage.size() < HELD) {
            byMessage.put(message, new Lines(line));
        }
    }

    /** Returns how many lines have a problem. */
    long count() {
        return count;
    }

    /** Reports what is wrong, and returns the exit code. */
    int report(CliEnvironment environment, ReportOptions options) {
        List<String> told = told();
        String end = "Nothing was sent, because of " + count + (count == 1 ? " line." : " lines.");
        Report report = environment.report(options.json(), options.quiet());
        if (options.json()) {
            report.failed(new IllegalArgumentException(end + " " + String.join(" ", told)));
        } else {
            told.forEach(problem -> report.failed(new IllegalArgumentException(problem)));
            report.failed(new IllegalArgumentException(end));
        }
        return ExitCode.USAGE;
    }

    /** Returns what is wrong, a line each. */
    private List<String> told() {
        List<String> told = new ArrayList<>();
        long shown = 0;
        for (Map.Entry<String, Lines> problem : byMessage.entrySet()) {
            if (told.size() == SHOWN) {
                break;
            }
            Lines lines = problem.getValue();
            told.add(manifest + ", line " + lines.first + (lines.more == 0 ? "" : ", and " + lines.more + " more")
                    + ": " + problem.getKey());
            shown += 1 + lines.more;
        }
        if (shown < count) {
            told.add("and " + (count - shown) + " more");
        }
        return told;
    }
}
