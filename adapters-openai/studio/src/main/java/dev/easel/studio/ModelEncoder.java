package dev.easel.studio;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.server.route.OfferedProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what the page may request of a provider for a verb: its models, each with its settings. */
final class ModelEncoder {
    private final List<ImageFormat> formats = new ArrayList<>();

    /** Creates an encoder; the processor tells which formats can be written on this machine. */
    ModelEncoder(ImageProcessor processor) {
        for (ImageFormat format : List.of(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP)) {
            if (isWritable(processor, format)) {
                formats.add(format);
            }
        }
    }

    private static boolean isWritable(ImageProcessor processor, ImageFormat format) {
        try {
            processor.check(new Delivery(ImageSize.auto(), Output.of(format)), Optional.empty());
            return true;
        } catch (UnsupportedRequestException e) {
            return false;
        }
    }

    /** Returns the provider with its models, or with the reason why it cannot do the verb. */
    Map<String, Object> provider(Verb verb, OfferedProvider provider) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("provider", provider.name());
        try {
            members.put("models", models(verb, provider));
        } catch (UnsupportedRequestException e) {
            members.put("reason", provider.name() + " does not have " + verb.word() + ".");
        }
        return members;
    }

    private List<Map<String, Object>> models(Verb verb, OfferedProvider provider) {
        Easel easel = provider.easel();
        Capabilities usual = easel.capabilities(verb, ModelId.DEFAULT);
        String name = usual.model()
                .filter(model -> !model.equals(ModelId.DEFAULT))
                .map(ModelId::name)
                .orElse("");
        List<Map<String, Object>> models = new ArrayList<>();
        models.add(model(verb, name, usual, true));
        for (String other : new LinkedHashSet<>(provider.models())) {
            if (!other.equals(name)) {
                models.add(model(verb, other, easel.capabilities(verb, new ModelId(other)), false));
            }
        }
        return models;
    }

    private Map<String, Object> model(Verb verb, String name, Capabilities can, boolean usual) {
        SizeChoices sizes = SizeChoices.of(can.sizes());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("default", usual);
        members.put("maxCount", can.maxCount());
        members.put("maxInputImages", verb == Verb.EXPAND ? 1 : can.maxInputImages());
        members.put("sizes", sizes.members(can.sizes()));
        members.put(
                "qualities",
                can.qualities().stream()
                        .filter(quality -> quality != Quality.AUTO)
                        .sorted()
                        .map(Quality::word)
                        .toList());
        members.put("formats", formats(can.formats()));
        members.put("seed", can.seed());
        members.put("partialImages", can.partialImages());
        members.put("free", can.free());
        members.put("prices", PriceList.of(verb, can, sizes.choices()));
        members.put("endOfLife", can.endOfLife().map(String::valueOf));
        members.put("successor", can.successor().map(ModelId::name));
        return members;
    }

    /** What the provider cannot send is converted here. */
    private List<String> formats(Set<ImageFormat> provided) {
        Set<ImageFormat> all = new LinkedHashSet<>(formats);
        provided.stream().filter(format -> format != ImageFormat.GIF).sorted().forEach(all::add);
        return all.stream().map(ImageFormat::word).toList();
    }
}
