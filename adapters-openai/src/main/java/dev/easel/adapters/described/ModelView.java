package dev.easel.adapters.described;

import dev.easel.adapters.described.response.Glob;
import dev.easel.core.domain.Verb;
import dev.easel.http.json.Json;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A description as it is for one model: with all overrides laid over it whose pattern matches the model's name. */
final class ModelView {
    private final Json json;
    private final Map<Verb, VerbCall> verbs = new EnumMap<>(Verb.class);

    ModelView(Json json) {
        this.json = json;
        for (Verb verb : Verb.values()) {
            resolved(json.get("verbs"), verb.word())
                    .ifPresent(call -> verbs.put(
                            verb, new VerbCall(call, json.get("headers"), json.text("mask"), json.get("limits"))));
        }
    }

    /** Returns the view of a model. */
    static ModelView of(Json description, String model) {
        Json merged = description;
        for (Map.Entry<String, Json> override :
                description.get("models").members().entrySet()) {
            if (Glob.of(override.getKey()).matches(model)) {
                merged = laidOver(merged, override.getValue());
            }
        }
        return new ModelView(merged);
    }

    /** A verb that is a form in the override is no JSON body any more, and the other way round. */
    private static Json laidOver(Json below, Json override) {
        Json merged = DocumentTree.merged(below, override);
        for (Map.Entry<String, Json> verb : override.get("verbs").members().entrySet()) {
            Optional<String> gone = verb.getValue().get("form").isPresent()
                    ? Optional.of("body")
                    : verb.getValue().get("body").isPresent() ? Optional.of("form") : Optional.empty();
            if (gone.isPresent()) {
                Json verbs = merged.get("verbs");
                Json changed = DocumentTree.without(verbs.get(verb.getKey()), Set.of(gone.get()));
                merged = DocumentTree.with(merged, "verbs", DocumentTree.with(verbs, verb.getKey(), changed));
            }
        }
        return merged;
    }

    /** Follows a verb that is the same call as another. */
    static Optional<Json> resolved(Json verbs, String name) {
        Json verb = verbs.get(name);
        for (int step = 0; verb.isText() && step < Verb.values().length; step++) {
            verb = verbs.get(verb.text().orElseThrow());
        }
        return verb.isObject() ? Optional.of(verb) : Optional.empty();
    }

    Json json() {
        return json;
    }

    /** Returns the call of a verb that the provider itself has. */
    Optional<VerbCall> call(Verb verb) {
        return Optional.ofNullable(verbs.get(verb))
                .filter(call -> verb != Verb.INPAINT || call.masks())
                .filter(call -> verb != Verb.EDIT || call.images() > 0);
    }

    /** Returns the call that inpainting is made with: with a mask, or else an edit. */
    Optional<VerbCall> inpainting() {
        return call(Verb.INPAINT).or(() -> call(Verb.EDIT));
    }

    /** Returns whether an image can be expanded: on the provider's side, or as a canvas, which is made here and has no URL. */
    boolean expands() {
        return call(Verb.EXPAND)
                .or(() -> inpainting().filter(call -> !call.takesOnlyUrls()))
                .isPresent();
    }
}
