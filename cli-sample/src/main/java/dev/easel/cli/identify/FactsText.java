package dev.easel.cli.identify;

import dev.easel.cli.catalog.TextBlock;
import dev.easel.cli.output.ByteCount;
import dev.easel.cli.output.OneLine;
import dev.easel.core.domain.image.ImageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts about images for people: a block for one, a line each for several. */
final class FactsText {
    private static final int LONGEST = 160;

    private FactsText() {}

    /** Returns all facts about an image. */
    static List<String> block(ImageFacts facts) {
        TextBlock block = new TextBlock(facts.name())
                .fact("format", format(facts) + ", " + ByteCount.words(facts.bytes()))
                .fact("size", size(facts))
                .fact("colors", colors(facts))
                .fact("alpha", facts.alpha().word())
                .fact("frames", String.valueOf(facts.frames()))
                .fact("origin", origin(facts))
                .fact("location", facts.location() ? "its metadata has the place where it was taken" : "");
        facts.texts().forEach((key, text) -> block.fact("text", OneLine.of(key + ": " + text, LONGEST)));
        return block.fact("sha-256", facts.sha256()).lines();
    }

    /** Returns the main facts about an image in one line. */
    static String line(ImageFacts facts) {
        List<String> parts = new ArrayList<>();
        parts.add(format(facts) + " " + facts.header().size());
        parts.add(colors(facts));
        if (facts.alpha() != ImageFacts.Alpha.NONE) {
            parts.add("alpha " + facts.alpha().word());
        }
        if (!facts.header().upright()) {
            parts.add("EXIF orientation " + facts.header().orientation());
        }
        if (facts.frames() > 1) {
            parts.add(facts.frames() + " frames");
        }
        parts.add(ByteCount.words(facts.bytes()));
        String origin = origin(facts);
        if (!origin.isEmpty()) {
            parts.add(origin);
        }
        return OneLine.of(facts.name() + ": " + String.join(", ", parts));
    }

    private static String format(ImageFacts facts) {
        return facts.header().format() == ImageFormat.WEBP
                ? "WebP"
                : facts.header().format().name();
    }

    private static String size(ImageFacts facts) {
        return facts.header().size()
                + (facts.header().upright()
                        ? ""
                        : " (stored as " + facts.header().stored() + ", turned by EXIF orientation "
                                + facts.header().orientation() + ")");
    }

    private static String colors(ImageFacts facts) {
        return facts.channels().word() + " " + facts.bits() + "-bit"
                + facts.profile().map(name -> ", " + name).orElse("");
    }

    private static String origin(ImageFacts facts) {
        List<String> parts = new ArrayList<>();
        if (facts.contentCredentials()) {
            parts.add("content credentials (C2PA)");
        }
        Map<String, String> origin = facts.origin();
        String camera = Stream.of("make", "model")
                .flatMap(key -> Optional.ofNullable(origin.get(key)).stream())
                .collect(Collectors.joining(" "));
        if (!camera.isEmpty()) {
            parts.add(camera);
        }
        for (String key : List.of("software", "source", "taken", "artist", "copyright")) {
            Optional.ofNullable(origin.get(key)).ifPresent(text -> parts.add(key + " " + text));
        }
        return OneLine.of(String.join(", ", parts), LONGEST);
    }
}
