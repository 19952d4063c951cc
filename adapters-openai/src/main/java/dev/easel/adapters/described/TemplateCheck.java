package dev.easel.adapters.described;

import dev.easel.adapters.described.template.Placeholder;
import dev.easel.adapters.described.template.Template;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rejects placeholders that stand for nothing, and images where they cannot be written, naming their place. */
final class TemplateCheck {
    private static final Pattern IMAGE =
            Pattern.compile("(image([1-9]\\d?)?|images)\\.(uri|data|base64|url|urlOrBase64|part|mime)"
                    + "|mask\\.(uri|data|base64|url|urlOrBase64|part|mime)");
    private static final Set<String> TEXT_IMAGE_FORMS = Set.of("mime", "url");
    private static final Set<String> FORM_IMAGE_FORMS = Set.of("part", "mime", "url");

    private TemplateCheck() {}

    /** Checks the templates of a document, whose placeholders may be settings that it inherits. */
    static void of(Json document, Json whole) {
        Set<String> settings = whole.get("settings").members().keySet();
        for (String name : List.of("base", "query", "headers")) {
            check(document.get(name), name, settings, false);
        }
        jobTemplates(document.get("job"), settings);
        trusted(document.get("trust"));
        verbTemplates("verbs", document.get("verbs"), settings);
        document.get("models")
                .members()
                .forEach((model, override) ->
                        verbTemplates("models." + model + ".verbs", override.get("verbs"), settings));
        whole.get("verbs").members().forEach((verb, call) -> {
            if (call.isPresent() && ModelView.resolved(whole.get("verbs"), verb).isEmpty()) {
                throw DescriptionCheck.wrong(
                        "verbs." + verb, "it leads to no call", "an object, or the name of a verb that has one");
            }
        });
    }

    private static void jobTemplates(Json job, Set<String> settings) {
        Set<String> names = new LinkedHashSet<>(settings);
        names.add("job");
        for (String call : List.of("poll", "result", "cancel")) {
            for (String part : List.of("path", "headers", "body")) {
                check(job.get(call).get(part), "job." + call + "." + part, names, false);
            }
        }
    }

    private static void trusted(Json trust) {
        try {
            Endpoint.of("name", "https://localhost", Credential.none())
                    .trusting(trust.items().stream()
                            .flatMap(host -> host.text().stream())
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("trust: " + e.getMessage(), e);
        }
    }

    private static void verbTemplates(String place, Json verbs, Set<String> settings) {
        Set<String> names = new LinkedHashSet<>(RequestValues.NAMES);
        names.addAll(settings);
        verbs.members().forEach((verb, call) -> {
            for (String part : List.of("path", "headers", "body", "form")) {
                check(call.get(part), place + "." + verb + "." + part, names, part.equals("form"));
            }
        });
    }

    private static void check(Json json, String place, Set<String> names, boolean form) {
        if (!json.isPresent()) {
            return;
        }
        for (Placeholder placeholder : Template.of(json, place).placeholders()) {
            boolean condition = placeholder.place().endsWith("$when");
            boolean image = IMAGE.matcher(placeholder.name()).matches();
            boolean images = !names.isEmpty() && names.contains("prompt");
            boolean known = names.contains(placeholder.name())
                    || images && image
                    || condition && Set.of("images", "mask").contains(placeholder.name());
            if (!known) {
                throw DescriptionCheck.wrong(
                        placeholder.place(),
                        "unknown placeholder '{" + placeholder.name() + "}'",
                        (names.isEmpty()
                                        ? "only settings, and it has no settings"
                                        : String.join(", ", new TreeSet<>(names)))
                                + (images
                                        ? ", and images such as image.uri, image2.base64, images.uri, mask.part"
                                        : ""));
            }
            if (image && !placeholder.whole() && !TEXT_IMAGE_FORMS.contains(placeholder.form())) {
                throw DescriptionCheck.wrong(
                        placeholder.place(),
                        "'{" + placeholder.name() + "}' stands within text",
                        "an image only as the whole value; mime and url within text");
            }
            boolean part = placeholder.form().equals("part");
            if (image && (form ? !FORM_IMAGE_FORMS.contains(placeholder.form()) : part)) {
                throw DescriptionCheck.wrong(
                        placeholder.place(),
                        "'{" + placeholder.name() + "}' is in a " + (form ? "form" : "JSON body"),
                        form ? "part, url and mime" : "uri, data, base64, url, urlOrBase64 and mime");
            }
        }
    }
}
