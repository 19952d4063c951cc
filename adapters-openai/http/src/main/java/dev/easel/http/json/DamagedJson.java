package dev.easel.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads what is whole in a damaged document: a member that cannot be read is null, text after the end is ignored, and a
 * document that breaks off ends there, without the word it broke off in.
 */
final class DamagedJson {
    private static final int DEEPEST_READ = 512;
    private static final int DEEPEST_SKIPPED = 200_000;
    private static final int LONGEST_NUMBER = 400;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_SKIPPED)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    /** A link or a name that ends there is whole. */
    private static final String WORD_ENDS = " )>";

    private final String document;
    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
    private final Deque<String> names = new ArrayDeque<>();
    private JsonNode root = MissingNode.getInstance();
    private String name = "";

    private DamagedJson(String document) {
        this.document = document;
    }

    /** Returns what is whole, a missing node if nothing is. */
    static JsonNode read(byte[] document) {
        // Decoded here, so that bytes that are not UTF-8 cost only their characters.
        DamagedJson json = new DamagedJson(new String(document, StandardCharsets.UTF_8));
        try (JsonParser parser = LENIENT.createParser(json.document)) {
            json.readAll(parser);
        } catch (IOException e) {
            System.getLogger(DamagedJson.class.getName())
                    .log(System.Logger.Level.DEBUG, "A damaged document was read up to here.", e);
        }
        return json.root;
    }

    private void readAll(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT -> enter(NODES.objectNode(), parser);
                case START_ARRAY -> enter(NODES.arrayNode(), parser);
                case END_OBJECT, END_ARRAY -> {
                    open.pop();
                    name = names.pop();
                }
                case FIELD_NAME -> name = parser.currentName();
                default -> add(scalar(token, parser));
            }
            if (open.isEmpty()) {
                return;
            }
        }
    }

    private void enter(ContainerNode<?> container, JsonParser parser) throws IOException {
        if (open.size() == DEEPEST_READ) {
            parser.skipChildren();
            return;
        }
        add(container);
        names.push(name);
        open.push(container);
    }

    private void add(JsonNode value) {
        ContainerNode<?> parent = open.peek();
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else if (parent instanceof ArrayNode array) {
            array.add(value);
        } else {
            root = value;
        }
    }

    private JsonNode scalar(JsonToken token, JsonParser parser) throws IOException {
        return switch (token) {
            case VALUE_STRING -> NODES.textNode(string(parser));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                parser.getTextLength() > LONGEST_NUMBER ? NODES.nullNode() : number(token, parser);
            default -> NODES.nullNode();
        };
    }

    /** Returns a string, or the whole words of one that breaks off: they may contain whole images. */
    private String string(JsonParser parser) throws IOException {
        try {
            return parser.getText();
        } catch (JsonEOFException e) {
            int begin = (int) parser.currentTokenLocation().getCharOffset();
            int end = document.length();
            while (end > begin && WORD_ENDS.indexOf(document.charAt(end - 1)) < 0) {
                end--;
            }
            if (end == begin) {
                throw e;
            }
            try (JsonParser words = LENIENT.createParser(document.substring(begin, end) + document.charAt(begin))) {
                words.nextToken();
                return words.getText();
            }
        }
    }

    private static JsonNode number(JsonToken token, JsonParser parser) throws IOException {
        return token == JsonToken.VALUE_NUMBER_INT
                ? NODES.numberNode(parser.getBigIntegerValue())
                : NODES.numberNode(parser.getDoubleValue());
    }
}
