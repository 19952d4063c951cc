package dev.easel.adapters.described;

import static dev.easel.adapters.described.DescriptionCheckTest.description;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Verb;
import dev.easel.http.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProviderDescriptionTest {
    private static final String LIKE = "'like':'openai-images',";

    @Test
    void aDescriptionInheritsWhatItDoesNotSay() {
        ProviderDescription nimbus = description(LIKE + "'auth':{'env':'NIMBUS_KEY'}");

        assertThat(nimbus.verbs()).containsExactlyInAnyOrder(Verb.values());
        assertThat(nimbus.keyVariable()).contains("NIMBUS_KEY");
        assertThat(nimbus.json().get("auth").text("header")).contains("Authorization");
        assertThat(nimbus.json().get("error").get("message").isPresent()).isTrue();
        assertThat(nimbus.name()).isEqualTo("nimbus");
    }

    @Test
    void aVerbReplacesTheInheritedOneWhole() {
        ProviderDescription nimbus =
                description(LIKE + "'verbs':{'generate':{'path':'/make','body':{'text':'{prompt}'}}}");

        Json verbs = nimbus.json().get("verbs");
        assertThat(verbs.get("generate")).hasToString("{\"path\":\"/make\",\"body\":{\"text\":\"{prompt}\"}}");
        assertThat(verbs.get("edit").isObject()).isTrue();
    }

    @Test
    void nullTakesWhatIsInheritedAway() {
        ProviderDescription nimbus = description(LIKE + "'auth':null,'verbs':{'inpaint':null,'edit':null}");

        assertThat(nimbus.keyNeeded()).isFalse();
        assertThat(nimbus.verbs()).containsExactly(Verb.GENERATE);
    }

    @Test
    void factsAreNotInherited() {
        ProviderDescription azure = ProviderDescription.named("azure");
        ProviderDescription other = description("'like':'azure'");

        assertThat(azure.sources()).isNotEmpty();
        assertThat(other.sources()).isEmpty();
        assertThat(other.models()).isEmpty();
        assertThat(other.doc()).isEmpty();
        assertThat(other.json().get("limits").isPresent()).isFalse();
        assertThat(other.settings()).isEqualTo(azure.settings());
    }

    @Test
    void aSettingWithoutADefaultIsStillASettingOfWhoInheritsIt() {
        ProviderDescription other = description("'like':'azure','settings':{'version':null}");

        assertThat(other.settings())
                .containsEntry("resource", Optional.empty())
                .containsEntry("version", Optional.empty());
    }

    @Test
    void modelsWithoutAWildcardAreNamed() {
        assertThat(description("'models':{'a-1':{},'b*':{},'b-2':{}}").models()).containsExactly("a-1", "b-2");
    }

    @Test
    void allOverridesThatMatchAModelAreLaidOverEachOther() {
        ProviderDescription nimbus = description(
                "'limits':{'count':4},'models':{'big*':{'limits':{'count':2}},'*2':{'limits':{'images':3}}}");

        assertThat(limits(nimbus, "small")).isEqualTo("{\"count\":4}");
        assertThat(limits(nimbus, "BIG-1")).isEqualTo("{\"count\":2}");
        assertThat(limits(nimbus, "big-2")).isEqualTo("{\"count\":2,\"images\":3}");
    }

    private static String limits(ProviderDescription description, String model) {
        return description.view(Optional.of(model)).json().get("limits").toString();
    }

    @Test
    void anEditWithoutAMaskMakesInpaintingAndExpandingPossible() {
        ProviderDescription nimbus =
                description("'verbs':{'edit':{'path':'/edit','body':{'image':'{image.uri}','text':'{prompt}'}}}");

        assertThat(nimbus.verbs()).containsExactly(Verb.EDIT, Verb.INPAINT, Verb.EXPAND);
        assertThat(nimbus.nativeVerbs()).containsExactly(Verb.EDIT);
    }

    @Test
    void aVerbThatOnlySomeModelsHaveIsAVerb() {
        ProviderDescription nimbus = description("'verbs':{'generate':{'path':'/make','body':{'text':'{prompt}'}}},"
                + "'models':{'edit-*':{'verbs':{'edit':{'path':'/edit','body':{'image':'{image.uri}'}}}}}");

        assertThat(nimbus.verbs()).contains(Verb.GENERATE, Verb.EDIT);
    }

    @Test
    void theVariablesOfTheKeysAreKnownWithoutReadingWholeDescriptions() {
        Map<String, String> variables = ProviderDescription.provided().stream()
                .filter(description -> description.keyVariable().isPresent())
                .collect(Collectors.toMap(
                        ProviderDescription::name,
                        description -> description.keyVariable().get()));

        assertThat(ProviderDescription.keyVariables()).isEqualTo(variables).containsKey("dashscope-job");
    }

    @Test
    void itIsEqualToWhatSaysTheSame() {
        assertThat(description("'free':true"))
                .isEqualTo(description("'free':true"))
                .hasSameHashCodeAs(description("'free':true"));
        assertThat(description("'free':true")).isNotEqualTo(description("'free':false"));
        assertThat(description("")).hasToString("ProviderDescription[nimbus at https://nimbus.example/v1]");
    }
}
