package dev.easel.adapters.openai.shared;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.SizeRule;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a provider can do when some fields are never sent: what they would request is no longer possible there. */
final class OmittedFields {
    private static final Map<String, UnaryOperator<Capabilities.Builder>> EFFECTS = Map.of(
            "n", can -> can.maxCount(1),
            "size", can -> can.sizes(SizeRule.unspecified()),
            "quality", can -> can.qualities(Set.of()),
            "background", can -> can.backgrounds(Set.of()),
            "output_format", can -> can.formats(Set.of()).compression(false),
            "output_compression", can -> can.compression(false),
            "seed", can -> can.seed(false));

    private OmittedFields() {}

    /** Returns the capabilities that are left without some fields; {@code model} has no influence. */
    static Capabilities.Builder without(Capabilities.Builder can, Set<String> fields) {
        Capabilities.Builder left = can;
        for (String field : fields) {
            left = EFFECTS.getOrDefault(field, UnaryOperator.identity()).apply(left);
        }
        return left;
    }
}
