package dev.easel.it.api;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.easel.it.architecture.Project;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What users of the libraries can call: the exported public types, nested ones too, and their public code. */
final class PublicCode {
    private PublicCode() {}

    /** Returns the types; the contracts are left out, which are tests that nobody calls. */
    static List<Class<?>> types() {
        return Project.publicTypes().stream()
                .filter(type -> !type.getPackageName().startsWith("dev.easel.contract"))
                .<Class<?>>map(JavaClass::reflect)
                .flatMap(PublicCode::withNested)
                .toList();
    }

    private static Stream<Class<?>> withNested(Class<?> type) {
        Stream<Class<?>> nested = Arrays.stream(type.getDeclaredClasses())
                .filter(inner -> Modifier.isPublic(inner.getModifiers()))
                .flatMap(PublicCode::withNested);
        return Stream.concat(Stream.of(type), nested);
    }

    /** Returns the public constructors and methods that the source of a type declares. */
    static List<Executable> of(Class<?> type) {
        Stream<Constructor<?>> constructors = Arrays.stream(type.getConstructors());
        Stream<Method> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !isMadeByTheCompiler(method));
        return Stream.<Executable>concat(constructors, methods).toList();
    }

    private static boolean isMadeByTheCompiler(Method method) {
        return method.getDeclaringClass().isEnum() && method.getName().equals("valueOf");
    }
}
