package dev.easel.adapters.described.response;

import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Usage;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a response says beside its images: text, request id, model, tokens, cost. */
record FactRules(
        List<ResponsePath> text,
        List<ResponsePath> id,
        List<ResponsePath> model,
        Map<String, List<ResponsePath>> usage,
        List<CostRule> costs) {
    private static final List<String> USAGE = List.of("input", "output", "total", "images");

    static FactRules of(Section response) {
        Section usage = response.section("usage", USAGE.toArray(String[]::new));
        Map<String, List<ResponsePath>> counts = new TreeMap<>();
        USAGE.forEach(name -> counts.put(name, usage.paths(name)));
        response.paths("seed");
        return new FactRules(
                response.paths("message"),
                response.paths("id"),
                response.paths("model"),
                counts,
                response.each("cost", CostRule::parse));
    }

    void addTo(ParsedResponse.Builder parsed, ResponseDocument document, ResponseReader response) throws IOException {
        parsed.json(document.json().toString())
                .requestId(ResponsePath.word(id, document))
                .model(ResponsePath.word(model, document))
                .usage(usage(document))
                .cost(cost(document))
                .text(text(document, response));
    }

    /** Returns the text that came with the images, or in their place; of images in it only the beginning. */
    Optional<String> text(ResponseDocument document, ResponseReader response) throws IOException {
        for (ResponsePath path : text) {
            List<String> words = path.words(document);
            if (!words.isEmpty()) {
                return Optional.of(
                        response.restored(words.stream().distinct().collect(Collectors.joining("\n")), image -> false));
            }
        }
        return Optional.empty();
    }

    private Optional<Cost> cost(ResponseDocument document) {
        return costs.stream().flatMap(cost -> cost.in(document).stream()).findFirst();
    }

    private Optional<Usage> usage(ResponseDocument document) {
        OptionalLong input = count("input", document);
        OptionalLong output = count("output", document);
        OptionalLong total = count("total", document);
        OptionalLong images = count("images", document);
        Map<String, Long> details = details(document);
        images.ifPresent(count -> details.put("images", count));
        boolean none = input.isEmpty() && output.isEmpty() && total.isEmpty() && details.isEmpty();
        return none ? Optional.empty() : Optional.of(new Usage(input, output, total, details));
    }

    private OptionalLong count(String name, ResponseDocument document) {
        return usage.getOrDefault(name, List.of()).stream()
                .flatMap(path -> path.values(document).stream())
                .map(Json::number)
                .filter(count -> count.isPresent() && count.getAsLong() >= 0)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    /** Returns the counts in objects beside the input's, as in {@code usage.input_tokens_details.text_tokens}. */
    private Map<String, Long> details(ResponseDocument document) {
        Map<String, Long> details = new TreeMap<>();
        usage.getOrDefault("input", List.of()).stream()
                .map(ResponsePath::parent)
                .flatMap(path -> path.values(document).stream())
                .findFirst()
                .ifPresent(beside -> beside.members()
                        .forEach((group, values) -> values.members()
                                .forEach((name, value) ->
                                        value.number().ifPresent(tokens -> details.put(group + "." + name, tokens)))));
        return details;
    }
}
