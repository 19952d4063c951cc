package dev.easel.it.api;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A value, and for each of its fields a change of that field alone. */
final class Variations<T> {
    private final Supplier<? extends T> value;
    private final Map<String, UnaryOperator<T>> changes = new LinkedHashMap<>();

    private Variations(Supplier<? extends T> value) {
        this.value = value;
    }

    static <T> Variations<T> of(Supplier<? extends T> value) {
        return new Variations<>(value);
    }

    Variations<T> change(String field, UnaryOperator<T> changed) {
        if (changes.put(field, changed) != null) {
            throw new IllegalStateException("There are two changes of " + field + ".");
        }
        return this;
    }

    /** Returns the value, made anew. */
    T value() {
        return value.get();
    }

    /** Returns the names of the fields with a change. */
    Set<String> changedFields() {
        return changes.keySet();
    }

    /** Returns the value with one field changed. */
    T with(String field) {
        return changes.get(field).apply(value());
    }

    /** Returns the names of the fields that the value's class and its superclasses declare. */
    Set<String> declaredFields() {
        return fields(value().getClass()).map(Field::getName).collect(Collectors.toSet());
    }

    /** Returns the names of the fields that differ between the value and the value with one field changed. */
    Set<String> fieldsThatDiffer(String changed) {
        T one = value();
        T other = with(changed);
        return fields(one.getClass())
                .filter(field -> !Objects.equals(read(field, one), read(field, other)))
                .map(Field::getName)
                .collect(Collectors.toSet());
    }

    private static Stream<Field> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, known -> known != null, Class::getSuperclass)
                .flatMap(known -> Arrays.stream(known.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic());
    }

    private static Object read(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field + " cannot be read.", e);
        }
    }

    @Override
    public String toString() {
        return value().getClass().getSimpleName();
    }
}
