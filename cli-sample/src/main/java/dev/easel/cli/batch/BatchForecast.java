package dev.easel.cli.batch;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.port.in.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the jobs of a batch would request and cost, by verb, model and size. */
final class BatchForecast {
    private static final int MAX_GROUPS = 200;
    private static final String OTHERS = "others";

    /** What is summed apart. */
    record Group(String verb, String provider, String model, String size) {
        private static Group of(Verb verb, Estimate estimate) {
            return new Group(
                    verb.word(),
                    estimate.provider(),
                    estimate.model().map(ModelId::name).orElse("its default"),
                    estimate.size() instanceof ImageSize.Auto
                            ? "its choice"
                            : estimate.size().toString());
        }
    }

    /** Sums of jobs. */
    static final class Sum {
        private long jobs;
        private long images;
        private long fewestCalls;
        private long mostCalls;
        private long unknown;
        private final Map<String, CostRange> costs = new LinkedHashMap<>();

        private void add(ImageRequest request, Estimate estimate) {
            jobs++;
            images += request.count();
            fewestCalls += estimate.fewestCalls();
            mostCalls += estimate.mostCalls();
            Optional<CostRange> cost = estimate.cost();
            if (cost.isEmpty()) {
                unknown++;
            } else {
                costs.merge(cost.get().to().currency(), cost.get(), CostRange::plus);
            }
        }

        long jobs() {
            return jobs;
        }

        long images() {
            return images;
        }

        long fewestCalls() {
            return fewestCalls;
        }

        long mostCalls() {
            return mostCalls;
        }

        /** Returns how many jobs have no known cost. */
        long unknown() {
            return unknown;
        }

        List<CostRange> costs() {
            return new ArrayList<>(costs.values());
        }
    }

    private final Map<Group, Sum> groups = new LinkedHashMap<>();
    private final Sum all = new Sum();

    void add(ImageRequest request, Estimate estimate) {
        Group group = Group.of(request.verb(), estimate);
        if (groups.size() >= MAX_GROUPS && !groups.containsKey(group)) {
            group = new Group(request.verb().word(), estimate.provider(), OTHERS, OTHERS);
        }
        groups.computeIfAbsent(group, key -> new Sum()).add(request, estimate);
        all.add(request, estimate);
    }

    /** Returns the sums of each group, in the order of the lines. */
    Map<Group, Sum> groups() {
        return groups;
    }

    /** Returns the sums of all jobs. */
    Sum all() {
        return all;
    }
}
