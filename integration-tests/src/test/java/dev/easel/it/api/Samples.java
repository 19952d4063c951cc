package dev.easel.it.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;

/** A valid value of every type that public code takes or belongs to, made anew each time. */
final class Samples {
    private static final Map<Class<?>, Object> PRIMITIVES =
            Map.of(int.class, 1, long.class, 1L, double.class, 0.5, boolean.class, true);

    private final Map<Class<?>, Callable<?>> values = new HashMap<>();

    Samples() {
        add(String.class, () -> "text");
        add(Integer.class, () -> 1);
        add(CharSequence.class, () -> "text");
        add(Object.class, () -> "text");
        add(Long.class, () -> 1L);
        add(URI.class, () -> URI.create("http://127.0.0.1:8527"));
        add(Path.class, () -> Path.of("nowhere"));
        add(Duration.class, () -> Duration.ofSeconds(1));
        add(LocalDate.class, () -> LocalDate.of(2026, 11, 21));
        add(InstantSource.class, InstantSource::system);
        add(OptionalLong.class, OptionalLong::empty);
        add(OptionalDouble.class, OptionalDouble::empty);
        add(Throwable.class, () -> new IOException("cut"));
        add(IOException.class, () -> new IOException("cut"));
        add(InputStream.class, () -> new ByteArrayInputStream(new byte[] {'{', '}'}));
        add(OutputStream.class, ByteArrayOutputStream::new);
        add(SSLContext.class, () -> SSLContext.getInstance("TLS"));
        CoreSamples.addTo(this);
        AdapterSamples.addTo(this);
        JsonSamples.addTo(this);
    }

    <T> Samples add(Class<T> type, Callable<? extends T> value) {
        if (values.put(type, value) != null) {
            throw new IllegalStateException("There are two samples of " + type.getName() + ".");
        }
        return this;
    }

    /** Returns a value of a type; collections have one element, functions fail when they are called. */
    Object of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return ofGeneric((Class<?>) parameterized.getRawType(), parameterized.getActualTypeArguments());
        }
        if (type instanceof GenericArrayType array) {
            return arrayOf(array.getGenericComponentType());
        }
        if (type instanceof TypeVariable<?> variable) {
            return of(variable.getBounds()[0]);
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        return ofClass((Class<?>) type);
    }

    private Object ofGeneric(Class<?> type, Type... arguments) {
        if (type == Optional.class) {
            return Optional.of(of(arguments[0]));
        }
        if (type == Set.class) {
            return Set.of(of(arguments[0]));
        }
        if (type == List.class || type == Collection.class) {
            return List.of(of(arguments[0]));
        }
        if (type == Map.class) {
            return Map.of(of(arguments[0]), of(arguments[1]));
        }
        return ofClass(type);
    }

    private Object ofClass(Class<?> type) {
        if (values.containsKey(type)) {
            return made(type);
        }
        if (type.isPrimitive()) {
            return PRIMITIVES.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return arrayOf(type.getComponentType());
        }
        if (type.isInterface() && !type.isSealed()) {
            return refusing(type);
        }
        throw new AssertionError(
                "There is no sample value of " + type.getName() + ": add one to CoreSamples or AdapterSamples.");
    }

    private Object made(Class<?> type) {
        try {
            return values.get(type).call();
        } catch (Exception e) {
            throw new AssertionError("The sample value of " + type.getName() + " cannot be made.", e);
        }
    }

    private Object arrayOf(Type component) {
        Object element = component == byte.class ? (byte) 1 : of(component);
        Class<?> raw = component instanceof Class<?> known ? known : element.getClass();
        Object array = Array.newInstance(raw, 1);
        Array.set(array, 0, element);
        return array;
    }

    /** Returns whether a parameter is a collection, a map or an array of objects. */
    static boolean holdsElements(Parameter parameter) {
        Class<?> type = parameter.getType();
        return Collection.class.isAssignableFrom(type)
                || type == Map.class
                || type.isArray() && !type.getComponentType().isPrimitive();
    }

    /** Returns a value of such a parameter whose only element is null. */
    static Object ofNull(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 1);
        }
        if (type == Map.class) {
            return Collections.singletonMap("text", null);
        }
        return type == Set.class ? Collections.singleton(null) : Collections.singletonList(null);
    }

    /** Returns an implementation of an interface that fails when it is called: null is refused before anything is done. */
    static Object refusing(Class<?> type) {
        InvocationHandler calls = (proxy, method, arguments) -> {
            throw new AssertionError(method + " was called before null was refused.");
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls);
    }
}
