package dev.easel.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each package holds, and which of it others can see. */
class PackagesTest {
    private static final int MAX_FILES = 25;

    /** Core, the JSON forms, the client kit, the server, imaging and the offline provider; raised only with a reason, which the commit gives. */
    private static final int MAX_PUBLIC_TYPES = 168;

    /** The dialects, the Guice modules and the contracts; raised only with a reason, too. */
    private static final int MAX_PUBLIC_TYPES_OF_ADAPTERS = 40;

    /** A module that is no dependency of these tests escapes every rule. */
    @Test
    void everyPackageIsLookedAt() {
        Set<String> seen =
                Project.mainClasses().stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(mainPackages().keySet())
                .extracting(PackagesTest::nameOf)
                .isSubsetOf(seen)
                .hasSizeGreaterThan(30);
    }

    private static String nameOf(Path folder) {
        String path = folder.toString().replace('\\', '/');
        return path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length())
                .replace('/', '.');
    }

    @Test
    void everyPackageSaysInOneSentenceWhatItHolds() {
        assertThat(mainPackages().keySet())
                .hasSizeGreaterThan(30)
                .filteredOn(folder -> !Files.exists(folder.resolve("package-info.java")))
                .as("packages without package-info.java")
                .isEmpty();
    }

    @Test
    void noPackageHasMoreThanTwentyFiveFiles() {
        assertThat(mainPackages().entrySet())
                .filteredOn(entry -> entry.getValue() > MAX_FILES)
                .as("packages of more than %d files", MAX_FILES)
                .isEmpty();
    }

    @Test
    void everyLibraryHasAModuleDescriptor() {
        Set<String> without = Project.modules().stream()
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .filter(module -> !Project.libraries().contains(module))
                .map(module -> module.getFileName().toString())
                .collect(Collectors.toSet());
        assertThat(without).containsExactly("cli-sample");
    }

    @Test
    void exportsOnlyWhatUsersAndAuthorsOfProvidersNeed() {
        Map<Boolean, List<String>> types = Project.publicTypes().stream()
                .map(JavaClass::getName)
                .collect(Collectors.partitioningBy(name -> name.startsWith("dev.easel.adapters.")
                        || name.startsWith("dev.easel.guice.")
                        || name.startsWith("dev.easel.contract.")));
        assertThat(types.get(false)).as("public types").hasSizeBetween(100, MAX_PUBLIC_TYPES);
        assertThat(types.get(true)).as("public types of adapters").hasSizeBetween(20, MAX_PUBLIC_TYPES_OF_ADAPTERS);
    }

    @Test
    void exportsNoInternalPackageToEveryone() {
        Set<String> open = new TreeSet<>();
        for (Path library : Project.libraries()) {
            Project.descriptor(library).exports().stream()
                    .filter(export -> export.source().contains(".internal") && !export.isQualified())
                    .forEach(export -> open.add(export.source()));
        }
        assertThat(open).isEmpty();
    }

    /** The command line runs on the class path, where nothing but this test keeps it out of internals. */
    @Test
    void theCommandLineUsesOnlyInternalsThatAreExportedToIt() {
        Set<String> allowed = Project.libraries().stream()
                .flatMap(library -> Project.descriptor(library).exports().stream())
                .filter(export -> !export.isQualified() || export.targets().contains("dev.easel.cli"))
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        Set<String> used = Project.mainClasses().stream()
                .filter(type -> type.getPackageName().startsWith("dev.easel.cli"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency ->
                        dependency.getTargetClass().getBaseComponentType().getPackageName())
                .filter(name -> name.startsWith("dev.easel.") && !name.startsWith("dev.easel.cli"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isNotEmpty();
        assertThat(allowed).containsAll(used);
    }

    /** Returns the number of Java files of each folder with main sources, package-info aside. */
    private static Map<Path, Long> mainPackages() {
        String main = "src" + Path.of("/").getFileSystem().getSeparator() + "main";
        return Project.sources().stream()
                .filter(source -> source.toString().contains(main))
                .filter(source -> !source.endsWith("module-info.java") && !source.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    }
}
