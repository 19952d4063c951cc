package dev.easel.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.batch.BatchJournal;
import dev.easel.core.batch.BatchListener;
import dev.easel.core.batch.ImageKeeper;
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
import dev.easel.core.port.out.SavedResponseReader;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.core.port.out.Timer;
import dev.easel.http.Dialect;
import dev.easel.http.Job;
import dev.easel.http.Transport;
import dev.easel.imaging.spi.ForeignImageReader;
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
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
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
            Map.entry(SavedResponseReader.class, PORT),
            Map.entry(ImageProcessor.class, PORT),
            Map.entry(Frame.class, PORT),
            Map.entry(Interceptor.class, PORT),
            Map.entry(ProgressListener.class, "a running call calls it, with events that it made"),
            Map.entry(BatchJournal.class, "a running batch calls it, with entries that it made"),
            Map.entry(ImageKeeper.class, "a running batch calls it, with jobs and results that it checked"),
            Map.entry(BatchListener.class, "a running batch calls it, with what happened"),
            Map.entry(Timer.class, "a running call calls it, with times and tasks that it made"),
            Map.entry(CallContext.class, "providers call it, and the use cases make it"),
            Map.entry(SpoolSink.class, "it writes bytes as every OutputStream does, for each piece of a response"),
            Map.entry(ForeignImageReader.class, "the decoder calls it, with bytes that it read"),
            Map.entry(Job.class, "the client calls it, with responses that it checked"),
            Map.entry(Dialect.class, "the client calls it, with requests and responses that it checked"),
            Map.entry(Transport.class, "the client calls it, with calls that it made"));

    private final Samples samples = new Samples();

    static List<Class<?>> types() {
        return PublicCode.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isRefusedByTheNameOfTheParameter(Class<?> type) {
        assertThat(problems(type, parameter -> !mayBeNull(parameter), parameter -> null, NullsTest::namesIt))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void isRefusedAsAnElement(Class<?> type) {
        assertThat(problems(type, Samples::holdsElements, Samples::ofNull, (parameter, refusal) -> true))
                .isEmpty();
    }

    private List<String> problems(
            Class<?> type,
            Predicate<Parameter> chosen,
            Function<Parameter, @Nullable Object> wrong,
            BiPredicate<Parameter, NullPointerException> right) {
        List<String> problems = new ArrayList<>();
        for (Executable code : PublicCode.of(type)) {
            for (int i = 0; isCalled(code) && i < code.getParameterCount(); i++) {
                Parameter parameter = code.getParameters()[i];
                if (chosen.test(parameter)) {
                    assertThat(parameter.isNamePresent())
                            .as("names of parameters are compiled in")
                            .isTrue();
                    outcome(code, i, wrong.apply(parameter), right)
                            .ifPresent(outcome -> problems.add(
                                    code.toGenericString() + " with null for " + parameter.getName() + ": " + outcome));
                }
            }
        }
        return problems;
    }

    private static boolean namesIt(Parameter parameter, NullPointerException refusal) {
        return parameter.getName().equals(refusal.getMessage());
    }

    private static boolean isCalled(Executable code) {
        boolean takesNull = code.getName().equals("equals") && code.getParameterCount() == 1;
        boolean ofAnInstance = code instanceof Method && !Modifier.isStatic(code.getModifiers());
        return !takesNull && !(ofAnInstance && IMPLEMENTED_BY_OTHERS.containsKey(code.getDeclaringClass()));
    }

    private static boolean mayBeNull(Parameter parameter) {
        return parameter.getType().isPrimitive() || parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Returns what happened in place of the right refusal, or empty if it happened. */
    private Optional<String> outcome(
            Executable code, int at, @Nullable Object wrong, BiPredicate<Parameter, NullPointerException> right) {
        Type[] types = code.getGenericParameterTypes();
        Object[] arguments = IntStream.range(0, types.length)
                .mapToObj(i -> i == at ? wrong : samples.of(types[i]))
                .toArray();
        try {
            invoke(code, arguments);
            return Optional.of("accepted");
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof NullPointerException refusal && right.test(code.getParameters()[at], refusal)
                    ? Optional.empty()
                    : Optional.of(e.getCause().toString());
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
                .contains("core", "guice", "json", "imaging", "offline", "http", "server", "adapters");
        assertThat(types().stream().map(PublicCode::of).flatMap(List::stream)).hasSizeGreaterThan(800);
    }

    @Test
    void leavesOutOnlyTypesThatOthersImplement() {
        assertThat(types()).containsAll(IMPLEMENTED_BY_OTHERS.keySet());
        assertThat(IMPLEMENTED_BY_OTHERS.keySet())
                .allMatch(type -> Modifier.isAbstract(type.getModifiers()) && !type.isSealed());
    }
}
