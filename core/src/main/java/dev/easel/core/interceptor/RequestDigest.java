package dev.easel.core.interceptor;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.internal.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hashes a request field by field, by name.
 *
 * <p>A field at its default is left out, so that a later version with more fields gives today's requests the same hash.
 */
final class RequestDigest {
    private final SortedMap<String, String> fields = new TreeMap<>();

    private RequestDigest() {}

    static RequestDigest withoutOptions(ImageRequest request) {
        RequestDigest digest = new RequestDigest();
        digest.add("verb", request.verb().name(), "");
        digest.add("prompt", request.prompt(), "");
        request.model().ifPresent(model -> digest.add("model", model.name(), ""));
        digest.add("count", request.count(), 1);
        digest.add("size", size(request.size()), "auto");
        digest.add("quality", request.quality().name(), Quality.AUTO.name());
        digest.add("background", request.background().name(), Background.AUTO.name());
        request.seed().ifPresent(seed -> digest.add("seed", seed, ""));
        digest.add(request.output());
        digest.addOwn(request);
        return digest;
    }

    private void add(String name, Object value, Object byDefault) {
        if (!value.equals(byDefault)) {
            fields.put(name, String.valueOf(value));
        }
    }

    private void add(Output output) {
        Output byDefault = Output.asReceived();
        output.format().ifPresent(format -> add("output.format", format.name(), ""));
        output.quality().ifPresent(quality -> add("output.quality", quality, ""));
        output.maxBytes().ifPresent(bytes -> add("output.maxBytes", bytes, ""));
        add("output.mayShrink", output.mayShrink(), byDefault.mayShrink());
        add(
                "output.resizeMode",
                output.resizeMode().name(),
                byDefault.resizeMode().name());
        add("output.gravity", output.gravity().name(), byDefault.gravity().name());
        add("output.matte", output.matte().argb(), byDefault.matte().argb());
    }

    private void addOwn(ImageRequest request) {
        if (request instanceof EditRequest edit) {
            addImages("image", edit.images());
            add("sendAsIs", edit.sendAsIs(), false);
        } else if (request instanceof InpaintRequest inpaint) {
            addImages("image", List.of(inpaint.image()));
            add("sendAsIs", inpaint.sendAsIs(), false);
            addImages("reference", inpaint.references());
            add("harmonize", inpaint.harmonize(), true);
            add("asReturned", inpaint.asReturned(), false);
            add("maskThreshold", inpaint.maskThreshold(), Mask.MOSTLY_MARKED);
            add(inpaint.region());
        } else if (request instanceof ExpandRequest expand) {
            addImages("image", List.of(expand.image()));
            add("sendAsIs", expand.sendAsIs(), false);
            add("border", border(expand.border()), "");
            add("prefill", expand.prefill().name(), ExpandRequest.DEFAULT_PREFILL.name());
            add("overlap", expand.overlap(), 0);
            add("harmonize", expand.harmonize(), true);
        } else if (!(request instanceof GenerateRequest)) {
            throw new IllegalStateException("Unknown kind of request: " + request.verb());
        }
    }

    private void add(Region region) {
        if (region instanceof Region.Masked masked) {
            addImages("mask", List.of(masked.mask().image()));
            add("mask.convention", masked.mask().convention().name(), "");
        } else if (region instanceof Region.Expanded expanded) {
            add("border", border(expanded.border()), "");
        }
    }

    private void addImages(String name, List<? extends ImageSource> images) {
        for (int i = 0; i < images.size(); i++) {
            ImageSource image = images.get(i);
            String content = image.remoteUrl()
                    .map(url -> "url " + url)
                    .orElseGet(() -> image.load().sha256());
            add(name + "." + i, content, "");
        }
    }

    private static String size(ImageSize size) {
        if (size instanceof ImageSize.Exact exact) {
            return exact.size().width() + "x" + exact.size().height();
        }
        return size instanceof ImageSize.Ratio ratio
                ? ratio.ratio().width() + ":" + ratio.ratio().height()
                : "auto";
    }

    private static String border(Border border) {
        if (border instanceof Border.Fraction fraction) {
            return "share " + fraction.share();
        }
        if (border instanceof Border.Sides sides) {
            return "sides " + sides.left() + " " + sides.top() + " " + sides.right() + " " + sides.bottom();
        }
        if (border instanceof Border.ToRatio to) {
            return "ratio " + to.ratio().width() + ":" + to.ratio().height() + " "
                    + to.gravity().name();
        }
        Border.ToSize to = (Border.ToSize) border;
        return "size " + to.canvas().width() + "x" + to.canvas().height() + " "
                + to.gravity().name();
    }

    void addOptions(ProviderOptions options) {
        String name = "options." + options.getClass().getSimpleName();
        options.settings().forEach((setting, value) -> addSetting(name + "." + setting, value));
    }

    private void addSetting(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            add(name, "map of " + map.size(), "");
            map.forEach((key, inner) -> addSetting(name + "." + key, inner));
        } else if (value instanceof List<?> list) {
            add(name, "list of " + list.size(), "");
            for (int i = 0; i < list.size(); i++) {
                addSetting(name + "." + i, list.get(i));
            }
        } else {
            String kind = value instanceof String ? "text " : "";
            add(name, kind + value, "");
        }
    }

    RequestKey key() {
        MessageDigest hash = Sha256.digest();
        fields.forEach((name, value) -> {
            update(hash, name);
            update(hash, value);
        });
        return new RequestKey(HexFormat.of().formatHex(hash.digest()));
    }

    private static void update(MessageDigest hash, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        hash.update(bytes);
    }
}
