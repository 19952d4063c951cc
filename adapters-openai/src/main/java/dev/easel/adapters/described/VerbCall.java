package dev.easel.adapters.described;

import dev.easel.adapters.described.template.Placeholder;
import dev.easel.adapters.described.template.Template;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How one verb is called with one model: its path, its headers, and its body as JSON or as a form. */
final class VerbCall {
    private static final Set<String> CONTENT_FORMS = Set.of("uri", "data", "base64", "url", "urlOrBase64", "part");
    private static final Set<String> URL_FORMS = Set.of("uri", "url", "urlOrBase64");

    private final Template path;
    private final Template headers;
    private final Template body;
    private final boolean isForm;
    private final Optional<MaskConvention> mask;
    private final Json limits;
    private final List<Placeholder> placeholders;

    /**
     * Reads a verb.
     *
     * @param headers those of all verbs
     */
    VerbCall(Json verb, Json headers, Optional<String> mask, Json limits) {
        this.path = Template.text(verb.text("path").orElse(""));
        this.headers = Template.of(DocumentTree.merged(headers, verb.get("headers")));
        this.isForm = verb.get("form").isPresent();
        this.body = Template.of(verb.get(isForm ? "form" : "body"));
        this.mask = verb.text("mask").or(() -> mask).map(VerbCall::convention);
        this.limits = DocumentTree.merged(limits, verb.get("limits"));
        List<Placeholder> all = new ArrayList<>(body.placeholders());
        all.addAll(path.placeholders());
        all.addAll(this.headers.placeholders());
        this.placeholders = List.copyOf(all);
    }

    private static MaskConvention convention(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "white" -> MaskConvention.WHITE;
            case "black" -> MaskConvention.BLACK;
            default -> MaskConvention.TRANSPARENT;
        };
    }

    Template path() {
        return path;
    }

    Template headers() {
        return headers;
    }

    Template body() {
        return body;
    }

    boolean isForm() {
        return isForm;
    }

    Json limits() {
        return limits;
    }

    /** Returns whether its template names a value. */
    boolean names(String value) {
        return placeholders.stream().anyMatch(placeholder -> placeholder.name().equals(value));
    }

    Set<String> names() {
        return placeholders.stream().map(Placeholder::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether it takes a mask. */
    boolean masks() {
        return placeholders.stream().anyMatch(Placeholder::isMask);
    }

    /** Returns the mask's convention; where the description does not say it, one that is valid in either. */
    MaskConvention mask() {
        return mask.orElse(MaskConvention.WHITE_AND_TRANSPARENT);
    }

    /** Returns how many input images it has room for. */
    int images() {
        return body.images();
    }

    /** Returns whether every image and mask may go out as its URL. */
    boolean takesUrls() {
        return images() > 0 && content().stream().allMatch(placeholder -> URL_FORMS.contains(placeholder.form()));
    }

    /** Returns whether images can go out in no other way than as their URLs. */
    boolean takesOnlyUrls() {
        return images() > 0
                && content().stream().allMatch(placeholder -> placeholder.form().equals("url"));
    }

    private List<Placeholder> content() {
        return placeholders.stream()
                .filter(placeholder -> CONTENT_FORMS.contains(placeholder.form()))
                .toList();
    }
}
