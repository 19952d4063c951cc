package dev.easel.cli.identify;

import dev.easel.cli.output.JsonObject;
import java.util.Locale;
import java.util.Map;

/** The facts about an image for programs. */
final class FactsJson {
    private FactsJson() {}

    static JsonObject of(ImageFacts facts) {
        return new JsonObject()
                .with("ok", true)
                .with("file", facts.name())
                .with("format", facts.header().format().word())
                .with("width", facts.header().size().width())
                .with("height", facts.header().size().height())
                .with("orientation", facts.header().orientation())
                .with("bitsPerChannel", facts.bits())
                .with("channels", facts.channels().number())
                .with("colors", facts.channels().word().toLowerCase(Locale.ROOT))
                .with("alpha", facts.alpha().word())
                .with("profile", facts.profile())
                .with("frames", facts.frames())
                .with("bytes", facts.bytes())
                .with("sha256", facts.sha256())
                .with("contentCredentials", facts.contentCredentials())
                .with("origin", object(facts.origin()))
                .with("location", facts.location())
                .with("texts", object(facts.texts()));
    }

    private static JsonObject object(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::with);
        return object;
    }
}
