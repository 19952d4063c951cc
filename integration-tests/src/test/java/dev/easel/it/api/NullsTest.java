package dev.easel.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.port.in.ProgressListener;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImagePort;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.Interceptor;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.core.port.out.Timer;
import dev.easel.http.Dialect;
import dev.easel.http.Transport;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Null is refused where it is passed, by the name of the parameter, before anything else happens. */
class NullsTest {
    private static final String PORT = "the use cases call it, with values that they checked";

    /** The types whose instances are not called, and why: others implement them. Their static methods are called. */
    private static final Map<Class<?>, String> IMPLEMENTED_BY_OTHERS = Map.ofEntries(
            Map.entry(ImagePort.class, PORT),
            Map.entry(ImageGenerator.class, PORT),
            Map.entry(ImageEditor.class, PORT),
            Map.entry(ImageInpainter.class, PORT),
            Map.entry(ImageFetcher.class, PORT),
            Map.entry(ImageProcessor.class, PORT),
            Map.entry(Frame.class, PORT),
            Map.entry(Interceptor.class, PORT),
            Map.entry(ProgressListener.class, "a running call calls it, with events that it made"),
            Map.entry(Timer.class, "a running call calls it, with times and tasks that it made"),
            Map.entry(CallContext.class, "providers call it, and the use cases make it"),
            Map.entry(SpoolSink.class, "it writes bytes as every OutputStream does, for each piece of a response"),
            Map.entry(Dialect.class, "the client calls it, with requests and responses that it checked"),
            Map.entry(Transport.class, "the client calls it, with calls that it made"));

    private final Samples samples = new Samples();

    static List<Class<?>> types() {
        return PublicCode.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isRefusedByTheNameOfTheParameter(Class<?> type) {
        List<String> problems = new ArrayList<>();
        for (Executable code : PublicCode.of(type)) {
            if (isCalled(code)) {
                IntStream.range(0, code.getParameterCount())
                        .filter(i -> !mayBeNull(code.getParameters()[i]))
                        .mapToObj(i -> problem(code, i))
                        .filter(problem -> !problem.isEmpty())
                        .forEach(problems::add);
            }
        }
        assertThat(problems).isEmpty();
    }

    private static boolean isCalled(Executable code) {
        boolean takesNull = code.getName().equals("equals") && code.getParameterCount() == 1;
        boolean ofAnInstance = code instanceof Method && !Modifier.isStatic(code.getModifiers());
        return !takesNull && !(ofAnInstance && IMPLEMENTED_BY_OTHERS.containsKey(code.getDeclaringClass()));
    }

    private static boolean mayBeNull(Parameter parameter) {
        return parameter.getType().isPrimitive() || parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Returns what is wrong with how one null is refused, or an empty string. */
    private String problem(Executable code, int nullAt) {
        Parameter parameter = code.getParameters()[nullAt];
        assertThat(parameter.isNamePresent())
                .as("names of parameters are compiled in")
                .isTrue();
        Type[] types = code.getGenericParameterTypes();
        Object[] arguments = IntStream.range(0, types.length)
                .mapToObj(i -> i == nullAt ? null : samples.of(types[i]))
                .toArray();
        String call = code.toGenericString() + " with " + parameter.getName() + " null: ";
        try {
            invoke(code, arguments);
            return call + "accepted";
        } catch (InvocationTargetException e) {
            boolean refused = e.getCause() instanceof NullPointerException
                    && parameter.getName().equals(e.getCause().getMessage());
            return refused ? "" : call + e.getCause();
        }
    }

    private void invoke(Executable code, Object... arguments) throws InvocationTargetException {
        try {
            if (code instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                boolean isStatic = Modifier.isStatic(code.getModifiers());
                ((Method) code).invoke(isStatic ? null : samples.of(code.getDeclaringClass()), arguments);
            }
        } catch (IllegalAccessException | InstantiationException e) {
            throw new AssertionError(code + " cannot be called.", e);
        }
    }

    @Test
    void looksAtEveryModule() {
        assertThat(types()).hasSizeGreaterThan(150);
        assertThat(types().stream().map(type -> type.getPackageName().split("\\.")[2]))
                .contains("core", "guice", "imaging", "offline", "http", "server", "adapters");
        assertThat(types().stream().map(PublicCode::of).flatMap(List::stream)).hasSizeGreaterThan(800);
    }

    @Test
    void leavesOutOnlyTypesThatOthersImplement() {
        assertThat(types()).containsAll(IMPLEMENTED_BY_OTHERS.keySet());
        assertThat(IMPLEMENTED_BY_OTHERS.keySet())
                .allMatch(type -> Modifier.isAbstract(type.getModifiers()) && !type.isSealed());
    }
}
