package dev.easel.cli.batch;

import dev.easel.cli.batch.BatchForecast.Group;
import dev.easel.cli.batch.BatchForecast.Sum;
import dev.easel.cli.output.JsonObject;
import dev.easel.cli.output.JsonReport;
import dev.easel.cli.output.OneLine;
import dev.easel.core.domain.money.CostRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a batch would do, for people and for programs. */
final class ForecastText {
    private ForecastText() {}

    /** Returns lines for people. */
    static List<String> lines(BatchForecast forecast) {
        List<String> lines = new ArrayList<>();
        lines.add("Nothing was sent. The batch would be:");
        for (Map.Entry<Group, Sum> group : forecast.groups().entrySet()) {
            Group key = group.getKey();
            lines.add(OneLine.of(key.verb() + " with " + key.provider() + ", model " + key.model() + ", size "
                    + key.size() + ": " + counts(group.getValue()) + ", " + cost(group.getValue())));
        }
        lines.add("in all: " + counts(forecast.all()) + ", " + cost(forecast.all()));
        return lines;
    }

    private static String counts(Sum sum) {
        String calls = sum.fewestCalls() == sum.mostCalls()
                ? String.valueOf(sum.mostCalls())
                : sum.fewestCalls() + " to " + sum.mostCalls();
        return number(sum.jobs(), "job") + ", " + number(sum.images(), "image") + ", " + calls + " paid "
                + (sum.mostCalls() == 1 ? "call" : "calls");
    }

    private static String number(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String cost(Sum sum) {
        String known = sum.costs().stream().map(CostRange::toString).collect(Collectors.joining(" and "));
        if (sum.unknown() == 0) {
            return known.isEmpty() ? "cost 0" : "cost " + known;
        }
        return known.isEmpty()
                ? "cost unknown"
                : "cost " + known + ", and that of " + number(sum.unknown(), "job") + " is unknown";
    }

    /** Returns an object for programs. */
    static JsonObject json(BatchForecast forecast) {
        return add(new JsonObject().with("ok", true).with("dryRun", true), forecast.all())
                .with(
                        "groups",
                        forecast.groups().entrySet().stream()
                                .map(group -> add(
                                        new JsonObject()
                                                .with("verb", group.getKey().verb())
                                                .with("provider", group.getKey().provider())
                                                .with("model", group.getKey().model())
                                                .with("size", group.getKey().size()),
                                        group.getValue()))
                                .toList());
    }

    private static JsonObject add(JsonObject object, Sum sum) {
        return object.with("jobs", sum.jobs())
                .with("images", sum.images())
                .with("calls", new JsonObject().with("from", sum.fewestCalls()).with("to", sum.mostCalls()))
                .with("cost", sum.costs().stream().map(JsonReport::range).toList())
                .with("costUnknown", sum.unknown());
    }
}
