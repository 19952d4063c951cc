package dev.easel.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import dev.easel.contract.ImageEditorContract;
import dev.easel.contract.ImageGeneratorContract;
import dev.easel.contract.ImageInpainterContract;
import dev.easel.contract.ImageProcessorContract;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.http.Dialect;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every implementation of a port, and every dialect, which becomes one, is tested against its contract.
 *
 * <p>A class is tested against a contract if a test extends the contract and reaches the class: uses it, or uses a class
 * that does. The command line is excluded, because it reaches everything, and so are the scripted test doubles for users.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractsTest {
    private static final Map<Class<?>, Class<?>> CONTRACTS = Map.of(
            ImageGenerator.class, ImageGeneratorContract.class,
            ImageEditor.class, ImageEditorContract.class,
            ImageInpainter.class, ImageInpainterContract.class,
            ImageProcessor.class, ImageProcessorContract.class);
    private static final Map<Class<?>, Class<?>> CONTRACTS_OF_DIALECTS = Map.of(
            GenerateRequest.class, ImageGeneratorContract.class,
            EditRequest.class, ImageEditorContract.class,
            InpaintRequest.class, ImageInpainterContract.class);

    private final Map<String, JavaClass> known = new HashMap<>();
    private final Map<Class<?>, Set<String>> reached = new HashMap<>();

    ContractsTest() {
        JavaClasses tests = Project.testClasses();
        Project.mainClasses().forEach(type -> known.put(type.getName(), type));
        tests.forEach(type -> known.put(type.getName(), type));
        for (Class<?> contract : CONTRACTS.values()) {
            reached.put(
                    contract,
                    reachedFrom(tests.stream()
                            .filter(type -> type.isAssignableTo(contract) && isConcrete(type))
                            .toList()));
        }
    }

    @Test
    void everyPortIsTestedAgainstItsContract() {
        Map<String, Set<String>> missing = new TreeMap<>();
        long ports = 0;
        for (JavaClass type : Project.mainClasses()) {
            Set<Class<?>> contracts = contractsOfPorts(type);
            ports += contracts.isEmpty() ? 0 : 1;
            addAll(missing, type, contracts.stream().filter(contract -> !isReached(type, contract)));
        }
        assertThat(missing).as("ports whose contracts no test runs").isEmpty();
        assertThat(ports).isPositive();
    }

    @Test
    void everyDialectIsTestedAgainstTheContractOfItsVerb() {
        Map<String, Set<String>> missing = new TreeMap<>();
        long dialects = 0;
        for (JavaClass type : Project.mainClasses()) {
            if (!type.isAssignableTo(Dialect.class) || !isConcrete(type)) {
                continue;
            }
            dialects++;
            Set<Class<?>> contracts = contractsOfVerbs(type);
            if (contracts.isEmpty()) {
                boolean any = CONTRACTS_OF_DIALECTS.values().stream().anyMatch(contract -> isReached(type, contract));
                addAll(missing, type, any ? Stream.of() : CONTRACTS_OF_DIALECTS.values().stream());
            } else {
                addAll(missing, type, contracts.stream().filter(contract -> !isReached(type, contract)));
            }
        }
        assertThat(missing).as("dialects whose contracts no test runs").isEmpty();
        assertThat(dialects).isPositive();
    }

    private static Set<Class<?>> contractsOfPorts(JavaClass type) {
        if (!isConcrete(type) || type.getPackageName().equals("dev.easel.core.testing")) {
            return Set.of();
        }
        return CONTRACTS.entrySet().stream()
                .filter(port -> type.isAssignableTo(port.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /** Returns the contracts of the verbs that a dialect is declared for, or an empty set if it serves any verb. */
    private static Set<Class<?>> contractsOfVerbs(JavaClass dialect) {
        return Stream.concat(dialect.getInterfaces().stream(), dialect.getSuperclass().stream())
                .filter(JavaParameterizedType.class::isInstance)
                .flatMap(parent -> ((JavaParameterizedType) parent).getActualTypeArguments().stream())
                .map(JavaType::toErasure)
                .flatMap(verb -> CONTRACTS_OF_DIALECTS.entrySet().stream()
                        .filter(contract -> verb.isEquivalentTo(contract.getKey()))
                        .map(Map.Entry::getValue))
                .collect(Collectors.toSet());
    }

    private static boolean isConcrete(JavaClass type) {
        return !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT) && !type.isAnonymousClass();
    }

    private boolean isReached(JavaClass type, Class<?> contract) {
        return reached.getOrDefault(contract, Set.of()).contains(type.getName());
    }

    private static void addAll(Map<String, Set<String>> missing, JavaClass type, Stream<? extends Class<?>> contracts) {
        contracts.forEach(contract ->
                missing.computeIfAbsent(type.getName(), name -> new TreeSet<>()).add(contract.getSimpleName()));
    }

    private Set<String> reachedFrom(Collection<JavaClass> tests) {
        Deque<JavaClass> open = new ArrayDeque<>(tests);
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            open.pop().getDirectDependenciesFromSelf().stream()
                    .map(dependency ->
                            dependency.getTargetClass().getBaseComponentType().getName())
                    .filter(name -> known.containsKey(name) && !name.startsWith("dev.easel.cli."))
                    .filter(seen::add)
                    .map(known::get)
                    .forEach(open::push);
        }
        return seen;
    }
}
