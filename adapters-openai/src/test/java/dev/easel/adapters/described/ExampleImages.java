package dev.easel.adapters.described;

import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.SmallImages;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Real images for the shortened base64 of the examples: one for each text that stands for an image, or for each URL. */
final class ExampleImages {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** Returns the image that a text stands for. */
    byte[] file(String label, String mediaType) {
        return files.computeIfAbsent(
                label,
                key -> mediaType.equals("image/jpeg")
                        ? SmallImages.jpeg()
                        : TestImages.png(8 + files.size(), 8, (x, y) -> 0xFF102030 + x + y));
    }

    byte[] file(String label) {
        return file(label, "image/png");
    }

    /** Returns a text with each image's base64 shortened to the text that stands for it. */
    String shortened(String text) {
        String result = text;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            result = result.replace(SmallImages.base64(file.getValue()), file.getKey());
        }
        return result;
    }

    /** Returns plain Java in which each text that stands for one of some images, or ends a data URI with it, is whole. */
    Object whole(Object plain, List<String> labels) {
        if (plain instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(name, whole(value, labels)));
            return copy;
        }
        if (plain instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(value -> copy.add(whole(value, labels)));
            return copy;
        }
        if (plain instanceof String text) {
            String last = text.substring(text.indexOf(";base64,") < 0 ? 0 : text.indexOf(";base64,") + 8);
            if (labels.contains(last)) {
                return text.substring(0, text.length() - last.length())
                        + Base64.getEncoder().encodeToString(file(last));
            }
        }
        return plain;
    }
}
