package dev.easel.it.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project as its rules see it: folders, sources, main classes and test classes. */
final class Project {
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
                .flatMap(module -> walk(module.resolve("src")).stream())
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** Returns the modules' folders. */
    static List<Path> modules() {
        try (Stream<Path> children = Files.list(top())) {
            return children.filter(child -> Files.exists(child.resolve("pom.xml")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds run tests in the module's folder, editors often in the top one. */
    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("integration-tests")) ? here : here.getParent();
    }

    private static List<Path> walk(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
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
