package dev.easel.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project as its rules see it: folders, sources, main classes and test classes, and what it exports. */
public final class Project {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(location -> !holdsTests(location))
            .importPackages("dev.easel");

    private Project() {}

    /** Returns the main classes of every module, from folders or jars, as the build has them. */
    static JavaClasses mainClasses() {
        return MAIN;
    }

    /** Returns the test classes of every module; most are on no class path but their own. */
    static JavaClasses testClasses() {
        return new ClassFileImporter()
                .importPaths(modules().stream()
                        .map(module -> module.resolve("target/test-classes"))
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** Returns every Java source of every module, tests and benchmarks too. */
    static List<Path> sources() {
        return modules().stream()
                .flatMap(module -> walk(module.resolve("src"), Integer.MAX_VALUE).stream())
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** Returns the folders of all modules, those nested in others too. */
    static List<Path> modules() {
        return walk(top(), 2).stream()
                .filter(folder -> !folder.equals(top()) && Files.exists(folder.resolve("pom.xml")))
                .filter(folder -> !folder.toString().contains("target"))
                .sorted()
                .toList();
    }

    /** Returns the folders of the library modules, each with a module descriptor. */
    static List<Path> libraries() {
        return modules().stream()
                .filter(module -> Files.exists(module.resolve("src/main/java/module-info.java")))
                .toList();
    }

    /** Returns what the compiled descriptor of a library module says. */
    static ModuleDescriptor descriptor(Path library) {
        try (InputStream compiled = Files.newInputStream(library.resolve("target/classes/module-info.class"))) {
            return ModuleDescriptor.read(compiled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the public top-level types in packages that library modules export to everyone, by name. */
    public static List<JavaClass> publicTypes() {
        Set<String> exported = libraries().stream()
                .flatMap(library -> descriptor(library).exports().stream())
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        return mainClasses().stream()
                .filter(type -> exported.contains(type.getPackageName()))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                .sorted(Comparator.comparing(JavaClass::getName))
                .toList();
    }

    /** Builds run tests in the module's folder, editors often in the top one. */
    static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("integration-tests")) ? here : here.getParent();
    }

    private static List<Path> walk(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** ArchUnit's own filter knows folders of tests, not jars of them. */
    private static boolean holdsTests(Location location) {
        return location.contains("/test-classes/") || location.contains("-tests.jar");
    }
}
