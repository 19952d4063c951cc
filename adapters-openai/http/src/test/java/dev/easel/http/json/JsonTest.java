package dev.easel.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Json VALUES = json("{'text':'a','blank':' ','number':7,'decimal':1.5,'flag':true,'no':false,"
            + "'null':null,'list':[1,null,'b'],'object':{'x':null,'y':{'z':'deep'}},'digits':' 42 '}");

    private static Json json(String text) {
        try {
            return Json.parse(text.replace('\'', '"'));
        } catch (MalformedResponseException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsTextOnlyFromStrings() {
        assertThat(VALUES.text("text")).contains("a");
        assertThat(VALUES.get("blank").text()).contains(" ");
        for (String name : List.of("blank", "number", "flag", "null", "list", "object", "missing")) {
            assertThat(VALUES.text(name)).as(name).isEmpty();
        }
    }

    @Test
    void readsWordsFromStringsNumbersAndBooleans() {
        assertThat(VALUES.word("text")).contains("a");
        assertThat(VALUES.word("number")).contains("7");
        assertThat(VALUES.word("flag")).contains("true");
        assertThat(VALUES.get("blank").word()).contains(" ");
        for (String name : List.of("blank", "null", "list", "object", "missing")) {
            assertThat(VALUES.word(name)).as(name).isEmpty();
        }
    }

    @Test
    void readsNumbersThatSomeServersSendAsStrings() {
        assertThat(VALUES.number("number")).hasValue(7);
        assertThat(VALUES.number("digits")).hasValue(42);
        assertThat(VALUES.number("text")).isEmpty();
        assertThat(VALUES.number("flag")).isEmpty();
        assertThat(VALUES.get("decimal").decimal()).hasValue(1.5);
        assertThat(VALUES.get("digits").decimal()).isEmpty();
    }

    @Test
    void readsFlagsOnlyFromBooleans() {
        assertThat(VALUES.flag("flag")).contains(true);
        assertThat(VALUES.flag("no")).contains(false);
        assertThat(VALUES.flag("text")).isEmpty();
    }

    @Test
    void findsMembersAndElements() {
        assertThat(VALUES.at("object", "y", "z").text()).contains("deep");
        assertThat(VALUES.at("object", "missing", "z").isPresent()).isFalse();
        assertThat(VALUES.get("list").items()).extracting(Json::toString).containsExactly("1", "null", "\"b\"");
        assertThat(VALUES.get("object").items()).isEmpty();
        assertThat(VALUES.get("object").members()).containsOnlyKeys("x", "y");
        assertThat(VALUES.get("list").members()).isEmpty();
    }

    @Test
    void tellsWhatAValueIs() {
        assertThat(VALUES.isObject()).isTrue();
        assertThat(VALUES.get("list").isObject()).isFalse();
        assertThat(VALUES.get("list").isArray()).isTrue();
        assertThat(VALUES.isArray()).isFalse();
        assertThat(VALUES.get("text").isText()).isTrue();
        assertThat(VALUES.get("number").isText()).isFalse();
        assertThat(VALUES.get("no").isPresent()).isTrue();
        assertThat(VALUES.get("null").isPresent()).isFalse();
        assertThat(VALUES.get("missing").isPresent()).isFalse();
        assertThat(VALUES.get("missing")).hasToString("");
    }

    @Test
    void becomesPlainJavaWithoutNulls() {
        assertThat(VALUES.get("list").toJava()).isEqualTo(List.of(1, "b"));
        assertThat(VALUES.get("object").toJava()).isEqualTo(Map.of("y", Map.of("z", "deep")));
        assertThat(VALUES.get("decimal").toJava()).isEqualTo(1.5);
        assertThat(VALUES.get("flag").toJava()).isEqualTo(true);
        assertThat(VALUES.get("text").toJava()).isEqualTo("a");
    }

    @Test
    void keepsAStringAsLongAsTheDocument() {
        String text = "x".repeat(21_000_000);

        assertThat(json("['" + text + "']").items().get(0).text().orElseThrow()).hasSameSizeAs(text);
    }

    @Test
    void showsTheBeginningOfWhatIsNotJson() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> Json.parse("oh\n\u001bno"))
                .withMessageStartingWith("Invalid JSON: ")
                .withMessageEndingWith("; it begins with 'oh  no'.");
        String longText = "o".repeat(120);
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> Json.parse(longText))
                .withMessageEndingWith("'" + longText + "'.");
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> Json.parse(longText + "p"))
                .withMessageEndingWith("'" + longText + "…'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}x", "[1]]", "1 2"})
    void rejectsTextAfterTheDocument(String document) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> Json.parse(document));
    }

    @Test
    void isAbsentWhereThereIsNothing() {
        assertThat(json(" ").isPresent()).isFalse();
        assertThat(Json.damaged(new byte[0]).isPresent()).isFalse();
    }

    private static String damaged(String document) {
        return Json.damaged(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace('"', '\'');
    }

    @Test
    void readsWhatIsWholeOfADocumentThatBreaksOff() {
        assertThat(damaged("{'a':1,'b':[{'c':true,'d':false},'e',2.5,{'f':'g"))
                .isEqualTo("{'a':1,'b':[{'c':true,'d':false},'e',2.5,{}]}");
        assertThat(damaged("{'a':{'b':1},'c'")).isEqualTo("{'a':{'b':1}}");
        assertThat(damaged("{'a':1 'b':2}")).isEqualTo("{'a':1}");
        assertThat(damaged("oh no")).isEmpty();
    }

    @Test
    void readsOnAfterADamagedMember() {
        assertThat(damaged("{'a':{'b':1},'c':[2],'d':3}")).isEqualTo("{'a':{'b':1},'c':[2],'d':3}");
        assertThat(damaged("{'n':" + "9".repeat(401) + ",'m':" + "9".repeat(400) + ",'d':3}"))
                .isEqualTo("{'n':null,'m':" + "9".repeat(400) + ",'d':3}");
        assertThat(damaged("{'a':NaN,'b':007,'c':'x\ty\\z','d':,'e':[1,],}"))
                .isEqualTo("{'a':'NaN','b':7,'c':'x\\tyz','d':null,'e':[1]}");
        assertThat(damaged("{'a':1}trailing text")).isEqualTo("{'a':1}");
        assertThat(damaged("{'a':1}{'b':2}")).isEqualTo("{'a':1}");
    }

    @Test
    void readsWhatIsBesideAMemberOfAnyDepth() {
        String deepest = "[".repeat(511) + "]".repeat(511);

        assertThat(damaged("{'deep':" + deepest + ",'b':2}")).isEqualTo("{'deep':" + deepest + ",'b':2}");
        assertThat(damaged("{'deep':" + "[".repeat(100_000) + "]".repeat(100_000) + ",'b':2}"))
                .isEqualTo("{'deep':" + deepest + ",'b':2}");
        assertThat(damaged("{'deep':" + "{'x':".repeat(600) + "1" + "}".repeat(600) + ",'b':2}"))
                .endsWith(",'b':2}");
    }

    @Test
    void keepsTheBytesThatAreUtf8() {
        byte[] document = "{\"a\":\"x~y\",\"b\":\"z\"}".getBytes(StandardCharsets.UTF_8);
        document[7] = (byte) 0xFF;

        assertThat(Json.damaged(document)).hasToString("{\"a\":\"x\uFFFDy\",\"b\":\"z\"}");
    }
}
