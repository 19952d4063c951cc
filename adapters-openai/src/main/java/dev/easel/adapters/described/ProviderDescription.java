package dev.easel.adapters.described;

import static java.util.Objects.requireNonNull;

import dev.easel.adapters.described.response.Glob;
import dev.easel.adapters.described.response.ResponseRules;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.StorageException;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A document that says how one server is spelled: where it is, how it takes its key, how each verb's request is written, and
 * where its responses have their images. Immutable.
 */
public final class ProviderDescription {
    private final Json json;
    private final ResponseRules rules;
    private final ModelView general;
    private final Map<List<String>, ModelView> views = new ConcurrentHashMap<>();

    private ProviderDescription(Json json) {
        this.json = json;
        this.rules = ResponseRules.of(json);
        this.general = new ModelView(json);
    }

    /**
     * Reads the description in a file.
     *
     * @throws IllegalArgumentException naming the place in it and what is allowed there, when it is not a description
     * @throws StorageException when the file cannot be read
     */
    public static ProviderDescription load(Path file) {
        requireNonNull(file, "file");
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw StorageException.reading("the description " + file, e);
        }
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Invalid description " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads a description from text, as {@link #load} does. */
    public static ProviderDescription parse(String json) {
        Json document = Descriptions.json(requireNonNull(json, "json"));
        DescriptionCheck.of(document);
        Json whole = Descriptions.inherited(document);
        TemplateCheck.of(document, whole);
        return new ProviderDescription(whole);
    }

    /**
     * Returns a provided description.
     *
     * @throws IllegalArgumentException listing all names when no description has that name
     */
    public static ProviderDescription named(String name) {
        return Descriptions.named(requireNonNull(name, "name"));
    }

    /** Returns all provided descriptions, by name. */
    public static List<ProviderDescription> provided() {
        return Descriptions.names().stream().map(Descriptions::named).toList();
    }

    /**
     * Returns the environment variables that usually hold the keys of the provided descriptions, by their names; quick,
     * because it reads no description whole.
     */
    public static Map<String, String> keyVariables() {
        return Descriptions.keyVariables();
    }

    public String name() {
        return json.text("name").orElseThrow();
    }

    /** Returns what the provider is, and how well its description is founded. */
    public Optional<String> doc() {
        return json.text("doc");
    }

    /** Returns the base URL, placeholders of settings in it. */
    public String base() {
        return json.text("base").orElse("");
    }

    /** Returns the environment variable that usually holds the key; empty for a server without keys. */
    public Optional<String> keyVariable() {
        return json.get("auth").text("env");
    }

    /** Returns whether calls need a key. */
    public boolean keyNeeded() {
        Json auth = json.get("auth");
        return auth.isObject() && !auth.flag("optional").orElse(false);
    }

    /** Returns the verbs it has, emulated ones included. */
    public Set<Verb> verbs() {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (ModelView view : allViews()) {
            Stream.of(Verb.GENERATE, Verb.EDIT)
                    .filter(verb -> view.call(verb).isPresent())
                    .forEach(verbs::add);
            if (view.inpainting().isPresent()) {
                verbs.add(Verb.INPAINT);
            }
            if (view.expands()) {
                verbs.add(Verb.EXPAND);
            }
        }
        return verbs;
    }

    /** Returns the verbs that the provider itself has, with one model or another. */
    public Set<Verb> nativeVerbs() {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (ModelView view : allViews()) {
            Stream.of(Verb.values()).filter(verb -> view.call(verb).isPresent()).forEach(verbs::add);
        }
        return verbs;
    }

    private List<ModelView> allViews() {
        return Stream.concat(
                        Stream.of(general),
                        json.get("models").members().keySet().stream().map(pattern -> view(Optional.of(pattern))))
                .toList();
    }

    /** Returns the settings that its placeholders need, each with its default, or empty where the user must give one. */
    public Map<String, Optional<String>> settings() {
        Map<String, Optional<String>> settings = new LinkedHashMap<>();
        json.get("settings").members().forEach((name, value) -> settings.put(name, value.word()));
        return settings;
    }

    /** Returns the model for requests that name none; empty where the server has one, or the user must name one. */
    public Optional<ModelId> model() {
        return model(Verb.GENERATE);
    }

    /** Returns the model for requests of a verb that name none: inpainting without a separate one has that for edits. */
    public Optional<ModelId> model(Verb verb) {
        requireNonNull(verb, "verb");
        Json model = json.get("model");
        List<Verb> order = verb == Verb.GENERATE ? List.of(verb) : List.of(verb, verb.port(), Verb.EDIT, Verb.GENERATE);
        return model.text()
                .or(() -> order.stream()
                        .flatMap(word -> model.text(word.word()).stream())
                        .findFirst())
                .map(ModelId::new);
    }

    /** Returns the models that it names, in its order; the server may have others. */
    public List<String> models() {
        return json.get("models").members().keySet().stream()
                .filter(name -> !name.contains("*"))
                .toList();
    }

    /** Returns what the provider can do for a verb with a model, {@link ModelId#DEFAULT} for the default one. */
    public Capabilities capabilities(Verb verb, ModelId model) {
        requireNonNull(verb, "verb");
        requireNonNull(model, "model");
        return capabilities(
                verb, (model.equals(ModelId.DEFAULT) ? model(verb) : Optional.of(model)).map(ModelId::name));
    }

    Capabilities capabilities(Verb verb, Optional<String> model) {
        return DescribedCapabilities.of(view(model), verb, model);
    }

    /** Returns where the facts come from, each with its date where it has one. */
    public List<String> sources() {
        return json.get("sources").items().stream()
                .flatMap(source -> source.text().stream())
                .toList();
    }

    /** Returns whether it was tried against the live service, and not only read in documents. */
    public boolean tried() {
        return json.flag("tried").orElse(false);
    }

    /** Returns the hosts, as patterns such as {@code *.example.org}, that may see the key besides the base URL's. */
    public List<String> trustedHosts() {
        return json.get("trust").items().stream()
                .flatMap(host -> host.text().stream())
                .toList();
    }

    /** Returns the whole document, with what it inherits. */
    Json json() {
        return json;
    }

    ResponseRules rules() {
        return rules;
    }

    List<String> fieldsAt() {
        return json.text("fieldsAt").map(path -> List.of(path.split("\\."))).orElse(List.of());
    }

    /** Returns the description as it is for a model. */
    ModelView view(Optional<String> model) {
        if (model.isEmpty()) {
            return general;
        }
        List<String> patterns = json.get("models").members().keySet().stream()
                .filter(pattern -> Glob.of(pattern).matches(model.get()))
                .toList();
        return patterns.isEmpty()
                ? general
                : views.computeIfAbsent(patterns, matched -> ModelView.of(json, model.get()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProviderDescription that && json.toString().equals(that.json.toString());
    }

    @Override
    public int hashCode() {
        return json.toString().hashCode();
    }

    /** Returns name and base URL. */
    @Override
    public String toString() {
        return "ProviderDescription[" + name() + " at " + base() + "]";
    }
}
