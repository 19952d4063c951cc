package dev.easel.it.described;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.EaselException;
import dev.easel.http.fault.Received;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the templates of a description backwards: which member of a request has which value. */
final class TemplateFields {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9]+)}");
    private static final Size SMALL = new Size(64, 48);
    private static final int LONG_SIDE = 64;

    private record Slot(String member, Pattern text, List<String> placeholders) {}

    private final List<Slot> slots = new ArrayList<>();

    /** Reads a description and those that it is like. */
    TemplateFields(List<Json> descriptions) {
        descriptions.forEach(description -> collect("", description));
    }

    private void collect(String member, Json json) {
        json.members().forEach(this::collect);
        json.items().forEach(item -> collect(member, item));
        json.text().filter(text -> PLACEHOLDER.matcher(text).find()).ifPresent(text -> {
            List<String> placeholders = new ArrayList<>();
            StringBuilder regex = new StringBuilder();
            int end = 0;
            for (Matcher found = PLACEHOLDER.matcher(text); found.find(); end = found.end()) {
                regex.append(Pattern.quote(text.substring(end, found.start()))).append("(.+?)");
                placeholders.add(found.group(1));
            }
            slots.add(new Slot(
                    member, Pattern.compile(regex + Pattern.quote(text.substring(end))), List.copyOf(placeholders)));
        });
    }

    /** What a request says. */
    final class Sent {
        private final Map<String, String> values = new HashMap<>();
        private final List<Size> images = new ArrayList<>();

        private Sent() {}

        private void read(String member, Json json) {
            json.members().forEach(this::read);
            json.items().forEach(item -> read(member, item));
            json.word().ifPresent(word -> read(member, word));
        }

        private void read(String member, String word) {
            for (Slot slot : slots) {
                Matcher matcher = slot.text().matcher(word);
                if (slot.member().equals(member) && matcher.matches()) {
                    for (int i = 0; i < slot.placeholders().size(); i++) {
                        values.putIfAbsent(slot.placeholders().get(i), matcher.group(i + 1));
                    }
                }
            }
            image(word);
        }

        private void image(String text) {
            String base64 = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
            if (base64.startsWith("iVBOR") || base64.startsWith("/9j/") || base64.startsWith("UklGR")) {
                size(Base64.getDecoder().decode(base64));
            }
        }

        private void size(byte[] image) {
            try {
                images.add(ImageData.of(image).size());
            } catch (EaselException notAnImage) {
                // Another file, whose size does not matter.
            }
        }

        int count() {
            return number("count").orElse(1);
        }

        Optional<String> seed() {
            return Optional.ofNullable(values.get("seed"));
        }

        ImageFormat format() {
            String format = values.getOrDefault("format", "png");
            return format.contains("jp")
                    ? ImageFormat.JPEG
                    : format.contains("webp") ? ImageFormat.WEBP : ImageFormat.PNG;
        }

        /** Returns the size that is requested, that of the image with a border, or a small one. */
        Size size() {
            OptionalInt width = number("width");
            OptionalInt height = number("height");
            if (width.isPresent() && height.isPresent()) {
                return new Size(width.getAsInt(), height.getAsInt());
            }
            String[] ratio = values.getOrDefault("ratio", "").split(":");
            if (ratio.length == 2) {
                double wide = Double.parseDouble(ratio[0]) / Double.parseDouble(ratio[1]);
                return new Size(side(wide), side(1 / wide));
            }
            Size image = images.isEmpty() ? SMALL : images.get(0);
            return new Size(image.width() + sides("left", "right"), image.height() + sides("up", "down"));
        }

        private int side(double ratio) {
            return (int) Math.max(1, Math.round(LONG_SIDE * Math.min(1, ratio)));
        }

        private int sides(String one, String other) {
            return number(one).orElse(0) + number(other).orElse(0);
        }

        private OptionalInt number(String placeholder) {
            String value = values.getOrDefault(placeholder, "");
            return value.matches("\\d+") ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
        }
    }

    /** Reads a request in JSON or as a form. */
    Sent in(Received request) {
        Sent sent = new Sent();
        if (request.header("Content-Type").orElse("").startsWith("multipart/")) {
            for (Received.Part part : request.parts()) {
                if (part.fileName().isEmpty()) {
                    sent.read(part.name(), part.text());
                } else {
                    sent.size(part.content());
                }
            }
        } else {
            sent.read("", json(request));
        }
        return sent;
    }

    /** Returns the body of a request in JSON. */
    static Json json(Received request) {
        try {
            return Json.parse(request.body());
        } catch (MalformedResponseException e) {
            throw new AssertionError(request.method() + " " + request.path() + " has no JSON: " + request.text(), e);
        }
    }
}
