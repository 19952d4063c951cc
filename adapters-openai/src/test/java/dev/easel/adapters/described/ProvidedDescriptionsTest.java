package dev.easel.adapters.described;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.Verb;
import dev.easel.http.ApiKey;
import dev.easel.http.fault.Fixture;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every description that comes with Easel, beside that its examples work. */
class ProvidedDescriptionsTest {
    private static final int MOST_CHARACTERS = 2_000;
    private static final String SHAPE = "openai-images";

    static List<String> names() {
        return ProviderDescription.provided().stream()
                .map(ProviderDescription::name)
                .toList();
    }

    static Stream<String> files() {
        return Stream.concat(Stream.of(SHAPE), names().stream());
    }

    private static Json file(String name) throws IOException {
        return Json.parse(Fixture.text(ProviderDescription.class, name + ".json"));
    }

    @ParameterizedTest
    @CsvSource({
        "replicate, black-forest-labs/flux-schnell",
        "fal, fal-ai/flux/dev",
        "dashscope, qwen-image-plus",
        "dashscope, wan2.6-t2i",
        "dashscope-job, wan2.6-t2i"
    })
    void aModelThatOnlyGeneratesIsNotSentAnEdit(String name, String model) {
        ModelView view = ProviderDescription.named(name).view(Optional.of(model));
        assertThat(view.call(Verb.GENERATE)).isPresent();
        assertThat(view.call(Verb.EDIT)).isEmpty();
        assertThat(view.inpainting()).isEmpty();
    }

    @Test
    void allProvidersOfTheListAreThere() {
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "azure",
                        "azure-v1",
                        "openrouter",
                        "openrouter-images",
                        "xai",
                        "together",
                        "siliconflow",
                        "ark",
                        "deepinfra",
                        "gemini",
                        "dashscope",
                        "dashscope-job",
                        "vllm",
                        "sglang",
                        "localai",
                        "a1111",
                        "stability",
                        "bfl",
                        "replicate",
                        "fal",
                        "modelscope",
                        "evolink",
                        "ideogram",
                        "acedata-images");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aDescriptionIsShort(String name) throws IOException {
        assertThat(file(name).toString()).hasSizeLessThanOrEqualTo(MOST_CHARACTERS);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aDescriptionSaysWhereItsFactsComeFrom(String name) throws IOException {
        assertThat(file(name).get("sources").items()).isNotEmpty();
        assertThat(file(name).text("doc")).as("what it is").isPresent();
        assertThat(file(name).flag("tried").orElse(false))
                .as("run against the live service, which none was")
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aProviderHasABaseAndItsVerbs(String name) {
        ProviderDescription description = ProviderDescription.named(name);
        assertThat(description.base()).matches("https://.*|http://(localhost|127\\.0\\.0\\.1):\\d+/.*");
        assertThat(description.verbs()).contains(Verb.GENERATE, Verb.EDIT, Verb.INPAINT);
        assertThat(description.verbs().contains(Verb.EXPAND))
                .as("a canvas has no URL")
                .isEqualTo(!name.equals("evolink"));
        assertThat(description.keyNeeded()).isEqualTo(!description.base().startsWith("http://"));
        assertThat(description.keyVariable().isPresent() || !description.keyNeeded())
                .as("the variable of the key")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aProviderWhoseKeyIsLongShowsItNowhere(String name) {
        Described described = Described.of(ProviderDescription.named(name), ApiKey.of("key-canary-1234"));
        for (String setting : ProviderDescription.named(name).settings().keySet()) {
            described = described.setting(setting, "setting-canary");
        }
        assertThat(described.toString()).doesNotContain("key-canary");
        assertThat(described.endpoint().toString()).doesNotContain("key-canary");
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachOfAProvidersOwnVerbsHasAnExampleOfItsResultAndOneOfAnError(String name) throws IOException {
        List<Example> examples = Example.of(name);
        List<String> missing = new ArrayList<>(verbsOf(name));
        examples.stream()
                .filter(example -> example.result().isPresent())
                .forEach(example -> missing.remove(example.verb()));
        assertThat(missing).as("verbs without an example").isEmpty();
        assertThat(examples)
                .as("an error")
                .anyMatch(example -> example.failure().isPresent());
        assertThat(examples.stream().map(Example::name)).doesNotHaveDuplicates();
    }

    /** Returns the verbs that a description or what it is like has calls for; an override that removes one does not count. */
    private static TreeSet<String> verbsOf(String name) throws IOException {
        Json file = file(name);
        TreeSet<String> verbs =
                file.text("like").isPresent() ? verbsOf(file.text("like").get()) : new TreeSet<>();
        for (Map.Entry<String, Json> verb : file.get("verbs").members().entrySet()) {
            if (verb.getValue().isPresent()) {
                verbs.add(verb.getKey());
            } else {
                verbs.remove(verb.getKey());
            }
        }
        return verbs;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFieldThatAProviderMayGetIsSentInAnExample(String name) {
        Set<String> never = new TreeSet<>();
        Json description = ProviderDescription.named(name).json();
        fields(description.get("verbs"), never);
        description.get("models").members().values().forEach(model -> fields(model.get("verbs"), never));
        for (Example example : Example.of(name)) {
            example.wire().stream().findFirst().ifPresent(exchange -> {
                Json request = exchange.request();
                fields(request.get("body"), "", never::remove);
                request.get("form")
                        .items()
                        .forEach(part -> never.remove(part.items().get(0).text().orElseThrow()));
            });
        }
        assertThat(never).as("fields that no example has").isEmpty();
    }

    private static void fields(Json verbs, Set<String> all) {
        for (Json verb : verbs.members().values()) {
            fields(verb.get("body"), "", all::add);
            fields(verb.get("form"), "", all::add);
        }
    }

    /** Passes on the path of every member that has neither an object nor a list of objects. */
    private static void fields(Json json, String path, Consumer<String> found) {
        json.members().forEach((name, value) -> {
            String within = path.isEmpty() ? name : path + "." + name;
            if (value.isObject() || value.items().stream().anyMatch(Json::isObject)) {
                fields(value, within, found);
                value.items().forEach(item -> fields(item, within, found));
            } else if (value.isPresent() && !name.equals("$when")) {
                found.accept(within);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"nam": "x"}                                                                                    | nam: unknown member 'nam'
            {"name": "x", "base": "https://e.org", "verbs": {"paint": {"path": "/"}}}                       | verbs: unknown verb 'paint'
            {"name": "x", "base": "https://e.org", "verbs": {"generate": {"path": "/", "boody": {}}}}       | verbs.generate: unknown member 'boody'
            {"name": "x", "base": "https://e.org", "verbs": {"generate": {"path": "/", "body": {"size": "{widht}"}}}} | verbs.generate.body.size: unknown placeholder '{widht}'
            {"name": "x", "base": "https://e.org", "verbs": {"generate": {"path": "/{modl}", "body": {}}}}  | verbs.generate.path: unknown placeholder '{modl}'
            {"name": "x", "base": "https://e.org", "limits": {"pixels": 3}}                                 | limits: unknown member 'pixels'
            {"name": "x", "base": "https://e.org", "omit": {"prmopt": ""}}                                  | omit: unknown value 'prmopt'
            {"name": "x", "base": "https://e.org", "auth": {"heder": "X"}}                                  | auth: unknown member 'heder'
            {"name": "x", "base": "https://e.org", "models": {"m*": {"limit": {}}}}                         | models.m*: unknown member 'limit'
            {"name": "x", "base": "https://e.org", "verbs": {"generate": {"path": "/", "body": {"p": "{prompt}"}}}, "response": {"image": ["url x"]}} | response.image
            {"name": "x", "base": "https://e.org", "verbs": {"generate": {"path": "/", "body": {"p": "{prompt}"}}}, "response": {"images": ["link x"]}} | response.images
            {"name": "x", "base": "https://e.org", "verbs": {"generate": {"path": "/", "body": {"p": "{prompt}"}}}, "response": {"images": ["url x"]}, "error": {"reasons": {"AUTH": ["x"]}}} | error.reasons.AUTH
            {"name": "x", "base": "https://e.org", "verbs": {"generate": {"path": "/", "body": {"p": "{prompt}"}}}, "response": {"images": ["url x"]}, "job": {"ids": "x"}} | job.ids
            """)
    void aMistakeIsRejectedWithItsPlace(String document, String place) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderDescription.parse(document))
                .withMessageContaining(place);
    }
}
