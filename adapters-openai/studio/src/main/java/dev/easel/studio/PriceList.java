package dev.easel.studio;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.money.CostRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one image costs at the sizes and qualities that the page offers, as far as the provider's prices tell. */
final class PriceList {
    private static final System.Logger LOG = System.getLogger(PriceList.class.getName());
    private static final String PROMPT = "A lighthouse on a rock in the evening, with waves that break on the rock";

    /** An input image of a usual size, of which prices read no pixel. */
    private static final ImageData INPUT = BlankImage.of(1024, 1024);

    private PriceList() {}

    /** Returns the estimates for a model, with {@code auto} for a size or quality that is left to the provider. */
    static List<Map<String, Object>> of(Verb verb, Capabilities can, List<ImageSize> choices) {
        Optional<Prices> prices = can.free() ? Optional.empty() : can.prices();
        if (prices.isEmpty()) {
            return List.of();
        }
        List<ImageSize> sizes = new ArrayList<>(List.of(ImageSize.auto()));
        sizes.addAll(choices);
        List<Map<String, Object>> list = new ArrayList<>();
        for (ImageSize size : sizes) {
            for (Quality quality : qualities(can)) {
                estimate(prices.get(), request(verb, can, size, quality))
                        .ifPresent(cost -> list.add(entry(size, quality, cost)));
            }
        }
        return list;
    }

    private static List<Quality> qualities(Capabilities can) {
        List<Quality> qualities = new ArrayList<>(List.of(Quality.AUTO));
        can.qualities().stream()
                .filter(quality -> quality != Quality.AUTO)
                .sorted(Comparator.naturalOrder())
                .forEach(qualities::add);
        return qualities;
    }

    private static ImageRequest request(Verb verb, Capabilities can, ImageSize size, Quality quality) {
        ImageRequest.Builder<?> builder = switch (verb) {
            case GENERATE -> GenerateRequest.builder(PROMPT);
            case EDIT -> EditRequest.builder(INPUT, PROMPT);
            case INPAINT -> InpaintRequest.builder(INPUT, Mask.of(INPUT), PROMPT);
            case EXPAND -> ExpandRequest.builder(INPUT, Border.fraction(0.25), PROMPT);
        };
        can.model().filter(model -> !model.equals(ModelId.DEFAULT)).ifPresent(builder::model);
        builder.size(size);
        builder.quality(quality);
        return builder.build();
    }

    /** Prices come from others: what they throw must not keep the page from being shown. */
    private static Optional<CostRange> estimate(Prices prices, ImageRequest request) {
        try {
            return prices.estimate(request);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A price could not be estimated.", e);
            return Optional.empty();
        }
    }

    private static Map<String, Object> entry(ImageSize size, Quality quality, CostRange cost) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("size", size.toString());
        members.put("quality", quality.word());
        members.put("from", cost.from().amount());
        members.put("to", cost.to().amount());
        members.put("currency", cost.from().currency());
        return members;
    }
}
