package dev.easel.adapters.described.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Optional<Object> fill(String template) {
        return template(template).fill(name -> Optional.ofNullable(values.get(name)));
    }

    private static Template template(String json) {
        try {
            return Template.of(Json.parse(json.replace('\'', '"')));
        } catch (MalformedResponseException e) {
            throw new AssertionError(json, e);
        }
    }

    private void images(String... uris) {
        values.put("images", uris.length);
        for (int i = 0; i < uris.length; i++) {
            values.put("image" + (i + 1) + ".uri", uris[i]);
            values.put("image" + (i + 1) + ".mime", "image/png");
        }
    }

    @Test
    void aPlaceholderThatIsTheWholeValueKeepsItsType() {
        values.put("width", 640);
        values.put("flag", true);
        values.put("list", List.of(1, 2));

        assertThat(fill("{'w':'{width}','f':'{flag}','l':'{list}'}"))
                .contains(Map.of("w", 640, "f", true, "l", List.of(1, 2)));
    }

    @Test
    void aPlaceholderWithinTextIsInserted() {
        values.put("width", 640);
        values.put("height", 480);

        assertThat(fill("{'size':'{width}*{height}'}")).contains(Map.of("size", "640*480"));
    }

    @Test
    void aTextIsLeftOutWhenOneOfItsValuesIsAbsent() {
        values.put("width", 640);

        assertThat(fill("{'a':1,'size':'{width}x{height}'}")).contains(Map.of("a", 1));
    }

    @Test
    void constantsStay() {
        assertThat(fill("{'a':{},'b':[],'c':'x','d':1.5,'e':false,'f':['IMAGE']}"))
                .contains(Map.of("a", Map.of(), "b", List.of(), "c", "x", "d", 1.5, "e", false, "f", List.of("IMAGE")));
    }

    @Test
    void whatIsEmptiedIsLeftOut() {
        assertThat(fill("{'a':{'b':['{seed}'],'c':{'d':'{ratio}'}},'e':1}")).contains(Map.of("e", 1));
        assertThat(fill("{'a':'{seed}'}")).isEmpty();
    }

    @Test
    void membersKeepTheirOrder() {
        values.put("b", 2);

        assertThat(((Map<?, ?>) fill("{'c':1,'b':'{b}','a':3}").orElseThrow())
                        .keySet().stream().map(String::valueOf))
                .containsExactly("c", "b", "a");
    }

    @Test
    void anElementThatNamesAnImageIsRepeatedForEach() {
        images("u1", "u2");

        assertThat(fill("{'l':[{'t':'x','u':'{image.uri}'},'end']}"))
                .contains(Map.of("l", List.of(Map.of("t", "x", "u", "u1"), Map.of("t", "x", "u", "u2"), "end")));
    }

    @Test
    void onlyTheInnermostListRepeats() {
        images("u1", "u2");

        assertThat(fill("{'contents':[{'role':'user','parts':[{'text':'p'},{'data':'{image.uri}'}]}]}"))
                .contains(Map.of(
                        "contents",
                        List.of(Map.of(
                                "role",
                                "user",
                                "parts",
                                List.of(Map.of("text", "p"), Map.of("data", "u1"), Map.of("data", "u2"))))));
    }

    @Test
    void anElementThatNamesAnImageIsLeftOutWithoutImages() {
        images();

        assertThat(fill("{'l':[{'t':'x','u':'{image.uri}'}],'p':1}")).contains(Map.of("p", 1));
    }

    @Test
    void anImageOutsideOfListsIsTheFirstAndOthersAreNumbered() {
        images("u1", "u2");

        assertThat(fill("{'a':'{image.uri}','b':'{image1.uri}','c':'{image2.uri}','d':'{image3.uri}'}"))
                .contains(Map.of("a", "u1", "b", "u1", "c", "u2"));
    }

    @Test
    void imagesAreOneValueOrAList() {
        images("u1");
        assertThat(fill("{'i':'{images.uri}'}")).contains(Map.of("i", "u1"));

        images("u1", "u2");
        assertThat(fill("{'i':'{images.uri}'}")).contains(Map.of("i", List.of("u1", "u2")));

        images();
        assertThat(fill("{'i':'{images.uri}'}")).isEmpty();
    }

    @Test
    void aListWithinAListIsSpliced() {
        images("u1", "u2");

        assertThat(fill("['a','{images.uri}']")).contains(List.of("a", "u1", "u2"));
    }

    @Test
    void aConditionDropsItsObject() {
        String template = "{'image':{'$when':'images==1','url':'{image.uri}'},"
                + "'images':[{'$when':'images>1','url':'{image.uri}'}]}";

        images("u1");
        assertThat(fill(template)).contains(Map.of("image", Map.of("url", "u1")));

        images("u1", "u2");
        assertThat(fill(template)).contains(Map.of("images", List.of(Map.of("url", "u1"), Map.of("url", "u2"))));
    }

    @ParameterizedTest
    @CsvSource({
        "seed, true",
        "ratio, false",
        "seed==7, true",
        "seed == 7, true",
        "seed==7.0, true",
        "seed!=7, false",
        "ratio!=7, true",
        "ratio==7, false",
        "ratio<7, false",
        "seed>=7, true",
        "seed<=6, false",
        "seed<10, true",
        "seed>10, false",
        "format==png, true",
        "format==jpeg, false"
    })
    void aConditionComparesAValue(String condition, boolean holds) {
        values.put("seed", 7);
        values.put("format", "png");

        assertThat(fill("{'$when':'" + condition + "','a':1}").isPresent()).isEqualTo(holds);
    }

    @Test
    void aConditionThatCannotBeReadIsRejectedWithItsPlace() {
        assertThatThrownBy(() -> template("{'a':[{'$when':'=1'}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a[0].$when: unknown condition '=1'")
                .hasMessageContaining("images==1");
    }

    @Test
    void bracesThatAreNoPlaceholderAreText() {
        assertThat(fill("{'a':'{ x } {} {1}'}")).contains(Map.of("a", "{ x } {} {1}"));
    }

    @Test
    void anExplicitNullIsNoMember() {
        assertThat(fill("{'a':null,'b':1}")).contains(Map.of("b", 1));
    }

    @Test
    void aUrlIsEncodedButKeepsSlashesAndColons() {
        values.put("model", "owner/na me:v1?x#y");

        assertThat(Template.text("/models/{model}:run").fillUrl(name -> Optional.ofNullable(values.get(name))))
                .contains("/models/owner/na%20me:v1%3Fx%23y:run");
        assertThat(Template.text("/models/{other}").fillUrl(name -> Optional.ofNullable(values.get(name))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"../admin", "a/../../b", "a//b", ".."})
    void aValueCannotLeadToAnotherPlace(String model) {
        assertThatThrownBy(() -> Template.text("/m/{model}").fillUrl(name -> Optional.of(model)))
                .isInstanceOf(UnsupportedRequestException.class)
                .hasMessageContaining("'" + model + "' of model");
    }

    @Test
    void placeholdersAreListedWithTheirPlaces() {
        assertThat(template("{'a':{'$when':'images>1','b':['{image.uri}']},'s':'{width}x{height}'}")
                        .placeholders())
                .containsExactly(
                        new Placeholder("a.$when", "images", false, false),
                        new Placeholder("a.b[0]", "image.uri", true, true),
                        new Placeholder("s", "width", false, false),
                        new Placeholder("s", "height", false, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':'{prompt}','m':'{mask.uri}'} | 0",
                "{'a':'{image.uri}'} | 1",
                "{'a':['{image1.uri}']} | 1",
                "{'a':'{image.uri}','b':'{image2.uri}','c':'{image3.uri}'} | 3",
                "{'a':['{image.uri}']} | 2147483647",
                "{'a':'{images.uri}'} | 2147483647"
            })
    void itKnowsHowManyImagesItHasRoomFor(String template, int images) {
        assertThat(template(template).images()).isEqualTo(images);
    }
}
