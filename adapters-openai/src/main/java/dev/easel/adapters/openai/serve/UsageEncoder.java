package dev.easel.adapters.openai.serve;

import dev.easel.core.domain.money.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Encodes token counts as {@code ImageGenUsage} (OpenAPI document 2.3.0), whose required members are always present. */
public final class UsageEncoder {
    /** The usage where another event has that of the whole call, or where the provider reports none. */
    static final Usage ZERO = new Usage(OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0), Map.of());

    private static final String INPUT_DETAILS = "input_tokens_details";
    private static final String OUTPUT_DETAILS = "output_tokens_details";
    private static final String TEXT = "text_tokens";
    private static final String IMAGE = "image_tokens";

    private UsageEncoder() {}

    /** Returns the members of a usage; input whose kind the provider does not report counts as text, output as image. */
    public static Map<String, Object> encode(Usage usage) {
        long input = usage.input().orElse(0);
        long output = usage.output().orElse(0);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("total_tokens", usage.total().orElse(input + output));
        members.put("input_tokens", input);
        members.put("output_tokens", output);
        long inputImages = detail(usage, INPUT_DETAILS, IMAGE).orElse(0L);
        long inputText = detail(usage, INPUT_DETAILS, TEXT).orElse(Math.max(0, input - inputImages));
        members.put(INPUT_DETAILS, details(inputText, inputImages));
        Optional<Long> outputImages = detail(usage, OUTPUT_DETAILS, IMAGE);
        Optional<Long> outputText = detail(usage, OUTPUT_DETAILS, TEXT);
        if (outputImages.isPresent() || outputText.isPresent()) {
            long images = outputImages.orElseGet(() -> Math.max(0, output - outputText.orElse(0L)));
            members.put(OUTPUT_DETAILS, details(outputText.orElse(0L), images));
        }
        return members;
    }

    private static Optional<Long> detail(Usage usage, String group, String kind) {
        return Optional.ofNullable(usage.details().get(group + "." + kind));
    }

    private static Map<String, Object> details(long text, long image) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(TEXT, text);
        details.put(IMAGE, image);
        return details;
    }
}
