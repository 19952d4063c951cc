package dev.easel.it.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that apply to every module. */
class HouseStyleTest {
    private static final int MAX_LINES = 400;

    @Test
    void noSourceIsLongerThanFourHundredLines() {
        List<Path> sources = Project.sources();
        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(sources)
                .filteredOn(source -> lines(source) > MAX_LINES)
                .as("sources of more than %d lines", MAX_LINES)
                .isEmpty();
    }

    @Test
    void librariesPrintNothing() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.easel.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(Project.mainClasses());
    }

    @Test
    void loggingUsesThePlatformLogger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.util.logging..", "org.apache.logging..")
                .check(Project.mainClasses());
    }

    @Test
    void publicSignaturesAreFreeOfJackson() {
        codeUnits()
                .that(DescribedPredicate.describe("users can call", HouseStyleTest::isOpen))
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("..wire..")
                .should(be(DescribedPredicate.describe("free of Jackson", HouseStyleTest::isFreeOfJackson)))
                .check(Project.mainClasses());
    }

    @Test
    void classNamesHaveNoVagueSuffixes() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Abstract[A-Z]\\w*)$")
                .check(Project.mainClasses());
    }

    /** JUnit's jars contain a few extension functions for Kotlin; they are for tests only and do not require Kotlin. */
    @Test
    void noJarContainsKotlin() {
        List<Path> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
        assertThat(jars).isNotEmpty();
        assertThat(jars)
                .filteredOn(jar -> !jar.getFileName().toString().startsWith("junit-jupiter-"))
                .filteredOn(HouseStyleTest::containsKotlin)
                .as("jars that contain Kotlin")
                .isEmpty();
    }

    private static boolean isOpen(JavaCodeUnit unit) {
        return isOpen(unit.getModifiers())
                && Stream.iterate(
                                unit.getOwner(),
                                known -> known.getEnclosingClass().orElse(null))
                        .takeWhile(known -> known != null)
                        .allMatch(known -> isOpen(known.getModifiers()));
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isFreeOfJackson(JavaCodeUnit unit) {
        Stream<JavaClass> thrown = unit.getExceptionTypes().stream();
        Stream<JavaClass> taken =
                unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> given = unit.getReturnType().getAllInvolvedRawTypes().stream();
        return Stream.of(thrown, taken, given)
                .flatMap(types -> types)
                .noneMatch(type -> type.getPackageName().startsWith("com.fasterxml."));
    }

    private static long lines(Path source) {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean containsKotlin(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .anyMatch(name -> name.endsWith(".kotlin_module") || name.startsWith("kotlin/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
