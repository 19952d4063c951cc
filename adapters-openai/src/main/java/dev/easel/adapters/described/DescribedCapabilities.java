package dev.easel.adapters.described;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.http.json.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a described provider can do: what a verb's template has room for, within the limits that the description states. */
final class DescribedCapabilities {
    private DescribedCapabilities() {}

    static Capabilities of(ModelView view, Verb verb, Optional<String> model) {
        Verb port = verb.port();
        Optional<VerbCall> call = port == Verb.INPAINT ? view.inpainting() : view.call(port);
        Capabilities.Builder can = call.map(DescribedCapabilities::common).orElseGet(Capabilities::builder);
        Json json = view.json();
        if (port == Verb.INPAINT) {
            inpainting(view, can);
        }
        return can.model(model.map(ModelId::new))
                .endOfLife(json.text("ends").map(LocalDate::parse))
                .successor(json.text("successor").map(ModelId::new))
                .prices(json.flag("free").orElse(false) ? Optional.of(Prices.FREE) : Optional.empty())
                .source(source(json))
                .build();
    }

    private static String source(Json json) {
        String sources = json.get("sources").items().stream()
                .map(item -> item.text().orElse(""))
                .collect(Collectors.joining(", "));
        return sources.isEmpty() ? "the description of " + json.text("name").orElse("the provider") : sources;
    }

    private static Capabilities.Builder common(VerbCall call) {
        Limits limits = new Limits(call.limits());
        Capabilities.Builder can = Capabilities.builder()
                .maxCount(call.names("count") ? limits.count() : 1)
                .maxInputImages(room(call))
                .sizes(sizes(call, limits))
                .formats(call.names("format") ? limits.formats() : Set.of())
                .compression(call.names("compression"))
                .qualities(call.names("quality") ? limits.qualities() : Set.of())
                .backgrounds(call.names("background") ? limits.backgrounds() : Set.of())
                .seed(call.names("seed"))
                .mask(call.mask())
                .fetchesUrls(call.takesUrls());
        limits.bytes().ifPresent(can::maxInputBytes);
        return can;
    }

    private static SizeRule sizes(VerbCall call, Limits limits) {
        if (call.names("width") && call.names("height")) {
            return limits.sizes();
        }
        return call.names("ratio") || call.names("tier")
                ? new SizeRule.Shapes(List.copyOf(limits.ratios().values()), call.names("tier"))
                : SizeRule.unspecified();
    }

    /** Returns how many input images a call takes. */
    static int room(VerbCall call) {
        return Math.min(call.images(), new Limits(call.limits()).images().orElse(Integer.MAX_VALUE));
    }

    private static void inpainting(ModelView view, Capabilities.Builder can) {
        view.call(Verb.EXPAND)
                .ifPresent(expand ->
                        can.nativeSides(new Limits(expand.limits()).sides().orElse(Integer.MAX_VALUE)));
        Optional<VerbCall> edit = view.call(Verb.EDIT);
        if (view.call(Verb.INPAINT).isPresent() || edit.isEmpty()) {
            return;
        }
        int room = room(edit.get());
        can.mask(MaskConvention.WHITE);
        if (room > 1) {
            can.maxInputImages(room == Integer.MAX_VALUE ? room : room - 1)
                    .emulation(Optional.of("inpainted by sending the mask as a second image with an instruction,"
                            + " because the provider has no mask parameter"));
        } else {
            can.emulation(Optional.of("inpainted by an edit with the prompt alone, because the provider takes neither a"
                    + " mask nor a second image: of its image only what the mask marks is used"));
        }
    }
}
