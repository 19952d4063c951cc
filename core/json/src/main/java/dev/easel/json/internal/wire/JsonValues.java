package dev.easel.json.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plain values, such as settings, as JSON and back. */
public final class JsonValues {
    private JsonValues() {}

    /** Returns an object without members. */
    public static ObjectNode object() {
        return new ObjectNode(JsonNodeFactory.instance);
    }

    /** Returns a list without elements. */
    public static ArrayNode list() {
        return new ArrayNode(JsonNodeFactory.instance);
    }

    /** Returns null for an empty value, its text otherwise. */
    public static JsonNode text(Optional<?> value) {
        return value.isPresent() ? TextNode.valueOf(value.get().toString()) : NullNode.getInstance();
    }

    /** Returns a number as it is written: without trailing zeros. */
    public static JsonNode number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return DecimalNode.valueOf(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    /**
     * Returns a plain value as JSON.
     *
     * @throws IllegalArgumentException when it is not text, a finite number, a boolean, a list or a map of such
     */
    public static JsonNode of(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = object();
            map.forEach((name, inner) -> object.set(String.valueOf(name), of(inner)));
            return object;
        }
        if (value instanceof Iterable<?> elements) {
            ArrayNode list = list();
            elements.forEach(element -> list.add(of(element)));
            return list;
        }
        if (value instanceof CharSequence text) {
            return TextNode.valueOf(text.toString());
        }
        if (value instanceof Boolean flag) {
            return BooleanNode.valueOf(flag);
        }
        return ofNumber(value);
    }

    private static JsonNode ofNumber(Object value) {
        if (value instanceof BigInteger whole) {
            return BigIntegerNode.valueOf(whole);
        }
        if (value instanceof BigDecimal exact) {
            return DecimalNode.valueOf(exact);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isFinite(number)) {
                return DecimalNode.valueOf(BigDecimal.valueOf(number));
            }
        } else if (value instanceof Number whole) {
            return LongNode.valueOf(whole.longValue());
        }
        throw new IllegalArgumentException("A value of " + value.getClass().getName()
                + " has no JSON form: text, finite numbers, booleans, lists and maps have one.");
    }

    /** Returns the members of an object as text, numbers, booleans, lists and maps; those that are null are left out. */
    static Map<String, Object> map(ObjectNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                map.put(member.getKey(), plain(member.getValue()));
            }
        });
        return Collections.unmodifiableMap(map);
    }

    private static Object plain(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return map(object);
        }
        if (value instanceof ArrayNode list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(plain(element)));
            return Collections.unmodifiableList(elements);
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isBigInteger()) {
            return value.bigIntegerValue();
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToInt() ? (Object) value.intValue() : (Object) value.longValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        throw new IllegalArgumentException("A list holds null, which no setting can be: leave it out.");
    }

    /** Returns the same without members that are null, in any depth. */
    public static ObjectNode withoutNulls(ObjectNode object) {
        ObjectNode shorter = object();
        object.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value instanceof ObjectNode inner) {
                shorter.set(member.getKey(), withoutNulls(inner));
            } else if (value instanceof ArrayNode list) {
                ArrayNode elements = list();
                list.forEach(
                        element -> elements.add(element instanceof ObjectNode inner ? withoutNulls(inner) : element));
                shorter.set(member.getKey(), elements);
            } else if (!value.isNull()) {
                shorter.set(member.getKey(), value);
            }
        });
        return shorter;
    }
}
