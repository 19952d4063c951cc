package dev.easel.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonFactory FACTORY = new JsonFactory();

    private static void readsAndWritesLikeTheMapper(byte[] document) throws IOException {
        JsonNode tree = JsonTree.read(FACTORY, document);
        assertThat(tree).isEqualTo(MAPPER.readTree(document));
        assertThat(JsonTree.write(FACTORY, tree)).isEqualTo(MAPPER.writeValueAsString(tree));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"a\\u0000\\\"\\\\/é😀\\ud83d\"",
                "{\"a\":1,\"a\":2,\"\":{\"a\":[{},[],[[1]]]},\"b\":null}",
                "[0,-0,1,-1,2147483647,2147483648,-2147483649,9223372036854775807,9223372036854775808]",
                "[0.1,-0.0,1e3,1E-400,1e400,3.0,123456789.123456789123456789,4.9e-324]",
                " \n[ 1 , 2 ]\t"
            })
    void agreesWithTheMapper(String document) throws IOException {
        readsAndWritesLikeTheMapper(document.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void agreesInEveryEncoding(String charset) throws IOException {
        readsAndWritesLikeTheMapper("{\"a\":[\"é\",1.5]}".getBytes(Charset.forName(charset)));
    }

    @Test
    void agreesAboutTreesOfChance() throws IOException {
        Random random = new Random(17);
        for (int i = 0; i < 500; i++) {
            readsAndWritesLikeTheMapper(value(random, 0).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> "null";
            case 1 -> String.valueOf(random.nextBoolean());
            case 2 -> String.valueOf(random.nextLong() >> random.nextInt(63));
            case 3 -> String.valueOf(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 4 -> "\"" + Integer.toString(random.nextInt(), 36) + "\"";
            case 5 -> "[" + String.join(",", values(random, depth)) + "]";
            default -> {
                List<String> members = new ArrayList<>();
                for (String value : values(random, depth)) {
                    members.add("\"" + random.nextInt(5) + "\":" + value);
                }
                yield "{" + String.join(",", members) + "}";
            }
        };
    }

    private static List<String> values(Random random, int depth) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(random, depth + 1));
        }
        return values;
    }

    @Test
    void hasNothingForAnEmptyDocument() throws IOException {
        assertThat(JsonTree.read(FACTORY, new byte[0]).isMissingNode()).isTrue();
    }

    @Test
    void rejectsASecondValue() {
        assertThatExceptionOfType(JsonParseException.class)
                .isThrownBy(() -> JsonTree.read(FACTORY, "{} []".getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith("Unexpected text after the end");
    }

    @Test
    void readsAndWritesTheDeepestTree() throws IOException {
        String deep = "[".repeat(1000) + "]".repeat(1000);
        assertThat(JsonTree.write(FACTORY, JsonTree.read(FACTORY, deep.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(deep);
    }
}
